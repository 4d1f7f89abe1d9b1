package plumbline.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.bench.Verdict.Kind;

/**
 * What the corpus runner prints in the end: the rows by verdict, disagreements first, and the sums.
 */
record CorpusTable(List<Comparison> rows) {
  private static final List<Kind> ORDER = List.of(Kind.DISAGREE, Kind.UNSUPPORTED, Kind.AGREE);

  long count(Kind kind) {
    return rows.stream().filter(r -> r.verdict().kind() == kind).count();
  }

  /** A Markdown table and the summary lines. */
  void text(PrintWriter out) {
    out.println(
        "| verdict | model | expected | plumbline | TLC | distinct: expected, plumbline, TLC"
            + " | generated: expected, plumbline, TLC | depth: expected, plumbline, TLC"
            + " | s: plumbline, TLC | reason |");
    out.println("|---|---|---|---|---|---|---|---|---|---|");
    for (Kind kind : ORDER) {
      rows.stream()
          .filter(r -> r.verdict().kind() == kind)
          .map(CorpusTable::line)
          .forEach(out::println);
    }
    out.println();
    out.println(summary());
    decided().ifPresent(out::println);
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "corpus: %d models, %d agree, %d disagree, %d unsupported",
        rows.size(),
        count(Kind.AGREE),
        count(Kind.DISAGREE),
        count(Kind.UNSUPPORTED));
  }

  /** How many of the models that TLC decides, and that can be compared, agree. */
  private Optional<String> decided() {
    List<Comparison> comparable =
        rows.stream()
            .filter(r -> r.tlcFinished() && r.verdict().kind() != Kind.UNSUPPORTED)
            .toList();
    if (comparable.isEmpty()) {
      return Optional.empty();
    }
    long agree = comparable.stream().filter(r -> r.verdict().kind() == Kind.AGREE).count();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "of the %d models that TLC finished in time, %d agree (%.1f %%)",
            comparable.size(),
            agree,
            100.0 * agree / comparable.size()));
  }

  private static String line(Comparison row) {
    Counts expected = row.model().counts();
    Counts ours = row.ours().map(Outcome::counts).orElse(Counts.UNKNOWN);
    Counts tlc = row.tlc().map(Outcome::counts).orElse(Counts.UNKNOWN);
    return String.join(
        " | ",
        "| " + kind(row),
        row.model().name(),
        row.model().expected().toString(),
        result(row.ours()),
        result(row.tlc()),
        three(expected.distinct(), ours.distinct(), tlc.distinct()),
        three(expected.generated(), ours.generated(), tlc.generated()),
        three(expected.depth(), ours.depth(), tlc.depth()),
        seconds(row.ours()) + ", " + seconds(row.tlc()),
        row.verdict().reason().replace("|", "\\|") + " |");
  }

  private static String kind(Comparison row) {
    return row.verdict().kind().name().toLowerCase(Locale.ROOT);
  }

  private static String result(Optional<Outcome> outcome) {
    return outcome.map(o -> o.result().toString()).orElse("-");
  }

  private static String seconds(Optional<Outcome> outcome) {
    return outcome.map(o -> String.format(Locale.ROOT, "%.1f", o.seconds())).orElse("-");
  }

  private static String three(OptionalLong a, OptionalLong b, OptionalLong c) {
    return count(a) + ", " + count(b) + ", " + count(c);
  }

  private static String count(OptionalLong count) {
    return count.isPresent() ? Long.toString(count.getAsLong()) : "-";
  }

  /** The same for programs. */
  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("models", rows.size());
    for (Kind kind : Kind.values()) {
      object.put(kind.name().toLowerCase(Locale.ROOT), count(kind));
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Comparison row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("model", row.model().name());
      line.put("verdict", kind(row));
      line.put("reason", row.verdict().reason());
      line.put("expected", outcome(row.model().expected(), row.model().counts()));
      row.ours().ifPresent(o -> line.put("plumbline", timed(o)));
      row.tlc().ifPresent(o -> line.put("tlc", timed(o)));
      lines.add(line);
    }
    object.put("rows", lines);
    return object;
  }

  private static Map<String, Object> outcome(Result result, Counts counts) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("result", result.toString());
    counts.distinct().ifPresent(n -> object.put("distinct", n));
    counts.generated().ifPresent(n -> object.put("generated", n));
    counts.depth().ifPresent(n -> object.put("depth", n));
    return object;
  }

  private static Map<String, Object> timed(Outcome outcome) {
    Map<String, Object> object = outcome(outcome.result(), outcome.counts());
    object.put("seconds", outcome.seconds());
    object.put("detail", outcome.detail());
    return object;
  }
}
