package plumbline.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumbline.bench.Verdict.Kind;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench/run corpus}: compares results and state counts on a folder of public specs. */
@Command(
    name = "corpus",
    mixinStandardHelpOptions = true,
    description = "Runs every model of the manifests in a folder and compares with TLC.",
    footer = {
      "",
      "Examples:",
      "  bench/run corpus Examples",
      "  bench/run corpus Examples --filter ewd998 --no-tlc",
      "  bench/run corpus Examples --max-runtime 10 --format json",
      "",
      "Exit codes: 0 no disagreement, 1 some, 2 nothing to run or a wrong command line."
    })
final class CorpusCommand implements Callable<Integer> {
  enum Format {
    text,
    json
  }

  @Parameters(paramLabel = "FOLDER", description = "Has manifest.json files in it or below it.")
  private Path folder;

  @Option(names = "--filter", description = "Only models whose path contains this text.")
  private String filter = "";

  @Option(
      names = "--max-runtime",
      paramLabel = "SECONDS",
      description = "Only models for which the manifest states at most this runtime.")
  private Optional<Long> maxRuntime = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time for TLC on each model; ${DEFAULT-VALUE} by default.",
      defaultValue = "60")
  private long limit;

  @Option(
      names = "--factor",
      description =
          "Plumbline is given this many times the limit; ${DEFAULT-VALUE} by default, so that slow"
              + " and wrong are told apart.",
      defaultValue = "3")
  private double factor;

  @Option(
      names = "--heap",
      description = "The heap of each JVM, as in -Xmx; ${DEFAULT-VALUE} by default.",
      defaultValue = "2g")
  private String heap;

  @Option(names = "--no-tlc", description = "Compare with the manifests alone.")
  private boolean noTlc;

  @Option(
      names = "--tlc-library",
      description = "Further folders of modules for TLC, separated by colons.",
      defaultValue = "")
  private String library;

  @Option(
      names = "--parallel",
      description = "Models that run at once; ${DEFAULT-VALUE} by default.",
      defaultValue = "1")
  private int parallel;

  @Option(names = "--format", description = "text or json.", defaultValue = "text")
  private Format format;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() throws InterruptedException, ExecutionException {
    List<Model> models = Corpus.models(folder).stream().filter(this::asked).toList();
    if (models.isEmpty()) {
      throw new BenchException("no model of the manifests below " + folder + " was asked for");
    }
    CorpusTable table = new CorpusTable(compare(models));
    PrintWriter out = command.commandLine().getOut();
    if (format == Format.json) {
      out.println(JsonMapper.builder().build().writeValueAsString(table.json()));
    } else {
      table.text(out);
    }
    out.flush();
    return table.count(Kind.DISAGREE) == 0 ? 0 : 1;
  }

  private boolean asked(Model model) {
    return model.name().contains(filter)
        && (maxRuntime.isEmpty()
            || model.runtime().map(r -> r.toSeconds() <= maxRuntime.get()).orElse(false));
  }

  private List<Comparison> compare(List<Model> models)
      throws InterruptedException, ExecutionException {
    AtomicInteger done = new AtomicInteger();
    List<Comparison> rows = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
      List<Future<Comparison>> running = new ArrayList<>();
      for (Model model : models) {
        running.add(
            threads.submit(
                () -> {
                  Comparison row = compare(model);
                  progress(done.incrementAndGet(), models.size(), row);
                  return row;
                }));
      }
      for (Future<Comparison> row : running) {
        rows.add(row.get());
      }
    }
    return rows;
  }

  private Comparison compare(Model model) {
    Optional<Verdict> beforehand = Verdict.beforehand(model);
    if (beforehand.isPresent()) {
      return new Comparison(model, Optional.empty(), Optional.empty(), beforehand.get());
    }
    Outcome ours =
        Plumbline.forked(heap).check(model, 1, Duration.ofMillis((long) (limit * factor * 1000)));
    Optional<Outcome> tlc =
        noTlc
            ? Optional.empty()
            : Optional.of(
                new Tlc(Optional.of(heap), library).check(model, 1, Duration.ofSeconds(limit)));
    return new Comparison(model, Optional.of(ours), tlc, Verdict.of(model, ours, tlc));
  }

  private void progress(int done, int of, Comparison row) {
    PrintWriter err = command.commandLine().getErr();
    err.printf(
        Locale.ROOT,
        "[%d/%d] %s: %s%s%s %s%n",
        done,
        of,
        row.model().name(),
        row.ours().map(o -> String.format(Locale.ROOT, "%.1f s, ", o.seconds())).orElse(""),
        row.tlc().map(o -> String.format(Locale.ROOT, "TLC %.1f s, ", o.seconds())).orElse(""),
        row.verdict().kind().name().toLowerCase(Locale.ROOT),
        row.verdict().reason());
    err.flush();
  }
}
