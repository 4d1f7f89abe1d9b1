package plumbline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code bench/run compare}: speed and memory of whole runs against TLC's. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = "Measures whole runs of plumbline and TLC on the same specs, in turns.",
    footer = {
      "",
      "Examples:",
      "  bench/run compare",
      "  bench/run compare --workers 1 --runs 5 --only Ring",
      "",
      "Exit codes: 0 measured, 1 the two do not find the same, 2 a wrong command line."
    })
final class CompareCommand implements Callable<Integer> {
  private static final String MODULE = ".tla";

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "Has NAME.tla with NAME.cfg and NAME-quick.cfg; bench/specs by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs")
  private Path specs;

  @Option(names = "--only", paramLabel = "NAME", description = "Only this spec; may be repeated.")
  private Set<String> only = Set.of();

  @Option(
      names = "--workers",
      split = ",",
      description = "Worker counts to compare with; ${DEFAULT-VALUE} by default.",
      defaultValue = "1,2")
  private List<Integer> workers;

  @Option(
      names = "--runs",
      description = "Runs of each, of which the median counts; ${DEFAULT-VALUE} by default.",
      defaultValue = "3")
  private int runs;

  @Option(
      names = "--quick",
      description = "The small configurations: shows that it works, measures only the start.")
  private boolean quick;

  @Option(
      names = "--heap",
      description =
          "The heap of each JVM, as in -Xmx. By default TLC gets what a JVM takes by itself, and"
              + " plumbline what its launcher gives it.")
  private Optional<String> heap = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time of each run; ${DEFAULT-VALUE} by default.",
      defaultValue = "600")
  private long limit;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    List<Model> models = models();
    PrintWriter out = command.commandLine().getOut();
    List<Contest> contests = new ArrayList<>();
    boolean unequal = false;
    for (int count : workers) {
      for (Model model : models) {
        try {
          contests.add(
              Contest.run(
                  model,
                  count,
                  runs,
                  Plumbline.here(heap),
                  new Tlc(heap, ""),
                  Duration.ofSeconds(limit)));
          out.println(contests.getLast());
        } catch (Contest.Unequal e) {
          unequal = true;
          command.commandLine().getErr().println(e.getMessage());
          command.commandLine().getErr().flush();
        }
        out.flush();
      }
    }
    if (unequal) {
      return 1;
    }
    workers.forEach(count -> out.println(Contest.mean(count, contests)));
    out.flush();
    return 0;
  }

  private List<Model> models() throws IOException {
    if (!Files.isDirectory(specs)) {
      throw new BenchException(specs + " is not a folder");
    }
    List<Model> models = new ArrayList<>();
    try (Stream<Path> files = Files.list(specs)) {
      for (Path module : files.filter(f -> f.toString().endsWith(MODULE)).sorted().toList()) {
        String name = module.getFileName().toString().replace(MODULE, "");
        if (only.isEmpty() || only.contains(name)) {
          models.add(model(name, module));
        }
      }
    }
    if (models.isEmpty()) {
      throw new BenchException("there is no spec to compare on in " + specs);
    }
    return models;
  }

  private Model model(String name, Path module) {
    Path config = module.resolveSibling(name + (quick ? "-quick.cfg" : ".cfg"));
    if (!Files.exists(config)) {
      throw new BenchException("there is no " + config);
    }
    return new Model(
        specs.toAbsolutePath(),
        name,
        module.toAbsolutePath(),
        config.toAbsolutePath(),
        Optional.empty(),
        Model.EXHAUSTIVE,
        Result.SUCCESS,
        Counts.UNKNOWN,
        Set.of());
  }
}
