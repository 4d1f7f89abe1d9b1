package plumbline.conform.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import plumbline.conform.binding.Proposal.OfEvent;
import plumbline.conform.binding.Proposal.OfVariable;
import plumbline.conform.binding.Proposal.Path;
import plumbline.conform.binding.Survey.Field;
import plumbline.tla.Action;
import plumbline.tla.Spec;
import plumbline.trace.ReadOptions;

/** Writes a proposal as a binding. What is no more than a guess has {@code # ?} behind it. */
final class ProposalText {
  private static final String PLAIN = "[A-Za-z_$][\\w$.+()-]*";
  private static final List<String> WORDS =
      List.of("true", "false", "null", "yes", "no", "on", "off", "~");
  private static final String GUESS = "  # ?";
  private static final int SHOWN = 4;
  private static final int MOST_FIELDS = 60;

  private final StringBuilder out = new StringBuilder();

  private ProposalText() {}

  static String of(Spec spec, String trace, ReadOptions read, Survey survey, Proposal proposal) {
    ProposalText text = new ProposalText();
    text.head(spec, trace, survey, proposal);
    text.reading(read);
    text.fields(proposal);
    text.observations(proposal.vars());
    text.events(proposal);
    return text.out.toString();
  }

  private void head(Spec spec, String trace, Survey survey, Proposal proposal) {
    line(
        "# What the lines of %s mean in terms of %s: a proposal from %,d of them."
            .formatted(trace, spec.name(), survey.lines()));
    line(
        needsNone(proposal)
            ? "# Every event has the name of an action: without a binding it would be the same."
            : "# Look at what has a \"# ?\" behind it: it is a guess, or nothing fits.");
    line("#");
    line("# The spec's actions:   " + listed(spec.actions().stream().map(ProposalText::shown)));
    line("# The spec's variables: " + listed(spec.variables().stream()));
    line(
        "# The log's events:     "
            + listed(proposal.events().stream().map(e -> "%s %,d".formatted(e.name(), e.count()))));
    line("# The log's fields, in how many lines, and some values:");
    int width = survey.fields().keySet().stream().mapToInt(String::length).max().orElse(0);
    survey.fields().values().stream()
        .limit(MOST_FIELDS)
        .forEach(f -> line("#   " + shown(f, Math.min(width, 40))));
    if (survey.fields().size() > MOST_FIELDS) {
      line("#   and " + (survey.fields().size() - MOST_FIELDS) + " more");
    }
    line("");
  }

  private static boolean needsNone(Proposal proposal) {
    return proposal.fields().isEmpty()
        && proposal.lets().isEmpty()
        && proposal.vars().isEmpty()
        && proposal.events().stream()
            .allMatch(
                e ->
                    e.args().isEmpty()
                        && e.action().filter(a -> a.name().equals(e.name())).isPresent());
  }

  private static String listed(java.util.stream.Stream<String> names) {
    String all = names.collect(Collectors.joining(", "));
    return all.isEmpty() ? "none" : all.replace("\n", " ");
  }

  private static String shown(Action action) {
    return action.parameters().isEmpty()
        ? action.name()
        : action.name() + "(" + String.join(", ", action.parameters()) + ")";
  }

  private static String shown(Field field, int width) {
    String values =
        field.values().stream()
            .limit(SHOWN)
            .map(v -> shortened(v.toString()))
            .collect(Collectors.joining(", "));
    String more = field.values().size() > SHOWN ? ", ..." : "";
    return String.format(
        Locale.ROOT, "%-" + width + "s %,7d  %s%s", field.path(), field.count(), values, more);
  }

  private static String shortened(String value) {
    return value.length() <= 30 ? value : value.substring(0, 27) + "...";
  }

  private void reading(ReadOptions read) {
    read.pattern().ifPresent(p -> line("pattern: " + quoted(p.pattern())));
    if (!read.ignore().isEmpty()) {
      line("ignore-lines:");
      read.ignore().forEach(p -> line("  - " + quoted(p.pattern())));
    }
  }

  private void fields(Proposal proposal) {
    proposal.preset().ifPresent(name -> line("preset: " + name));
    if (!proposal.fields().isEmpty()) {
      line("fields:");
      proposal.fields().forEach((part, path) -> line("  " + entry(part, path)));
    }
    line("order: " + proposal.order());
    if (!proposal.lets().isEmpty()) {
      line("");
      line("# The argument of that name of every action that has one.");
      line("let:");
      proposal.lets().forEach((name, path) -> line("  " + entry(name, path)));
    }
    line("");
    proposal
        .foreignValues()
        .ifPresent(
            words -> {
              line("# Values differ: " + words + ".");
              line("# Take the constant from the trace, or give it in the configuration.");
              line("# constants: {NAME: nodes()}" + GUESS);
              line("");
            });
  }

  private void observations(List<OfVariable> vars) {
    if (vars.isEmpty()) {
      return;
    }
    line("# What every line says of the state after its step; what it says of the state ahead of");
    line("# the step belongs under before.");
    boolean any = vars.stream().anyMatch(v -> v.path().sure());
    line(any ? "vars:" : "# vars:");
    for (OfVariable v : vars) {
      String entry = quoted(v.place()) + ": " + quoted(v.path().text());
      line(v.path().sure() ? "  " + entry : "#   " + entry + GUESS);
    }
    line("");
  }

  private void events(Proposal proposal) {
    List<OfEvent> mapped = proposal.events().stream().filter(e -> e.action().isPresent()).toList();
    List<OfEvent> others = proposal.events().stream().filter(e -> e.action().isEmpty()).toList();
    if (!mapped.isEmpty()) {
      line("events:");
      mapped.forEach(e -> line("  " + event(e)));
    }
    if (!others.isEmpty()) {
      line(mapped.isEmpty() ? "events: {}" : "");
      line("# No action is like these: map them above, or ignore those that carry no step.");
      line("# ignore:");
      others.forEach(
          e -> line("#   - %s%s %,d in the log".formatted(quoted(e.name()), GUESS, e.count())));
    }
  }

  private static String event(OfEvent event) {
    String action = quoted(event.action().orElseThrow().name());
    List<String> args = new ArrayList<>();
    event.args().forEach((name, path) -> args.add(quoted(name) + ": " + quoted(path.text())));
    boolean sure = event.sure() && event.args().values().stream().allMatch(Path::sure);
    return key(event.name())
        + ": "
        + (args.isEmpty()
            ? action
            : "{action: " + action + ", args: {" + String.join(", ", args) + "}}")
        + (sure ? "" : GUESS);
  }

  private static String entry(String key, Path path) {
    return quoted(key) + ": " + quoted(path.text()) + (path.sure() ? "" : GUESS);
  }

  /** A text as YAML reads it back, also within braces. */
  private static String quoted(String text) {
    if (text.matches(PLAIN) && !WORDS.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    return isPrintable(text) ? "'" + text.replace("'", "''") + "'" : escaped(text);
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      }
    }
    return escaped.append('"').toString();
  }

  /** The name of an event as a key: one that looks like two names stands in a list. */
  private static String key(String event) {
    return event.matches("(?s).*\\s\\|\\s.*") ? "[" + quoted(event) + "]" : quoted(event);
  }

  /** What YAML allows in no comment is shown as a question mark. */
  private void line(String text) {
    text.stripTrailing()
        .codePoints()
        .map(c -> c < ' ' || Character.getType(c) == Character.SURROGATE || isSpecial(c) ? '?' : c)
        .forEach(out::appendCodePoint);
    out.append('\n');
  }

  private static boolean isSpecial(int c) {
    return (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c >= 0xfff0 || c == 0xfeff;
  }
}
