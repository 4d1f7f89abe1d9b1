package plumbline.tla.front;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import plumbline.tla.Excerpt;
import plumbline.tla.Similar;
import plumbline.tla.SourceRange;
import plumbline.tla.SpecException;
import tla2sany.modanalyzer.SpecObj;

/**
 * Says in our words what SANY found wrong. It gives its syntax errors as printed text only, the
 * others as strings that begin with a place.
 */
final class SanyErrors {
  /** More are counted, not shown. */
  private static final int SHOWN = 10;

  private static final Pattern PLACE =
      Pattern.compile("line (\\d+), col (\\d+) to line (\\d+), col (\\d+) of module (\\w+)\\s*");
  private static final Pattern SYNTAX =
      Pattern.compile(
          "Encountered \"(?<found>.*)\" at line (?<line>\\d+), column (?<column>\\d+)"
              + "(?: and token \"(?<after>.*)\")?");
  private static final Pattern EXPECTED = Pattern.compile("Was expecting \"(.*)\"");
  private static final Pattern BEGUN =
      Pattern.compile("Residual stack trace follows:\\s+(.*?) starting at line (\\d+), column");
  private static final Pattern LEXICAL =
      Pattern.compile(
          "Lexical error at line (?<line>\\d+), column (?<column>\\d+)\\.\\s+Encountered:"
              + " (?<found>.*), after : \"(?<after>.*)\"");
  private static final Pattern OPEN_COMMENT =
      Pattern.compile("open comment starting around line (\\d+)");
  private static final Pattern RAISED =
      Pattern.compile(
          "\\*\\*\\*Parse Error\\*\\*\\*\\s+(?<said>.+?)\\s+Residual stack trace follows:"
              + "(?:\\s+.*? starting at line (?<line>\\d+), column (?<column>\\d+))?",
          Pattern.DOTALL);
  private static final Pattern PRECEDENCE =
      Pattern.compile("Precedence conflict between ops (\\S+) in block .* and (\\S+)\\.");
  private static final Pattern MISSING =
      Pattern.compile(
          "Cannot find source file for module (\\S+?)(?: imported in module (\\w+))?\\.");
  private static final Pattern CIRCULAR = Pattern.compile("dependency cycle is:\\s+(.*)");
  private static final Pattern MISNAMED =
      Pattern.compile("File name '(.*)' does not match the name '(.*)' of the top level module");
  private static final Pattern UNKNOWN = Pattern.compile("(?i)unknown operator: `(.*)'");
  private static final Pattern PARSED = Pattern.compile("Parsing file (.*)");

  /** The last line of a module, which the text of a definition alone has not. */
  private static final String END = "====";

  private static final String DEFINITION_END = "the end of the definition";

  private final Path root;
  private final ModuleFiles files;
  private final Set<String> names;

  /**
   * @param root the root module as the user calls it
   * @param names what an unknown name may have been meant to be
   */
  SanyErrors(Path root, ModuleFiles files, List<String> names) {
    this.root = root;
    this.files = files;
    this.names = new HashSet<>(names);
  }

  /** What stopped SANY, from what it printed and what it collected. */
  SpecException of(String printed, SpecObj spec) {
    List<String> collected =
        Stream.of(
                spec.initErrors,
                spec.parseErrors,
                spec.semanticErrors,
                spec.getGlobalContextErrors())
            .flatMap(e -> Stream.concat(Stream.of(e.getAborts()), Stream.of(e.getErrors())))
            .toList();
    return syntax(printed)
        .or(() -> modules(String.join("\n", collected)))
        .orElseGet(() -> semantic(collected, printed));
  }

  /** A warning with its place, in one line. */
  static String warning(String said, ModuleFiles files) {
    Matcher place = PLACE.matcher(said);
    return place.lookingAt()
        ? range(files, place) + ": " + ours(said.substring(place.end()), files)
        : ours(said, files);
  }

  private Optional<SpecException> syntax(String printed) {
    String module = "";
    for (Matcher m = PARSED.matcher(printed); m.find(); ) {
      module = ModuleFiles.module(m.group(1));
    }
    Matcher m = SYNTAX.matcher(printed);
    boolean definition = files.isDefinition(module);
    if (m.find()) {
      String found =
          switch (m.group("found")) {
            case "<EOF>" -> "the end of the file";
            case "Beginning of definition" -> "the beginning of a definition";
            case String token when definition && token.equals(END) -> DEFINITION_END;
            case String token -> token;
          };
      // What a definition's text is put after is none of its author's.
      boolean begins = m.group("after") == null || files.isHeader(module, m.group("after"));
      String after = begins ? "" : " after " + m.group("after");
      Matcher expected = EXPECTED.matcher(printed);
      Matcher begun = BEGUN.matcher(printed);
      return Optional.of(
          error(
              "did not expect "
                  + found
                  + after
                  + (expected.find()
                      ? "; expected "
                          + expected
                              .group(1)
                              .replace("more Module body", "a further definition")
                              .replace(END, definition ? DEFINITION_END : END)
                      : "")
                  + (begun.find() && !definition
                      ? ", in what begins in line " + begun.group(2)
                      : ""),
              module,
              place(m, found.equals(m.group("found")) ? found.length() : 1)));
    }
    m = LEXICAL.matcher(printed);
    if (m.find()) {
      boolean string = m.group("after").startsWith("\\\"");
      return Optional.of(
          error(
              string
                  ? "the string is not closed in its line, or holds what a string cannot"
                  : "no token begins with " + m.group("found").replaceAll(" \\(\\d+\\)$", ""),
              module,
              place(m, 1)));
    }
    m = OPEN_COMMENT.matcher(printed);
    if (m.find()) {
      int line = Integer.parseInt(m.group(1));
      return Optional.of(
          error(
              "a comment that begins here or before is never closed with *)",
              module,
              new int[] {line, 1, line, 1}));
    }
    m = RAISED.matcher(printed);
    return m.find() ? Optional.of(raised(m, module)) : Optional.empty();
  }

  /** What the parser says in its own words, with a place in them or in the rules it was in. */
  private SpecException raised(Matcher m, String module) {
    String said = m.group("said").replaceAll("\\s+", " ");
    Matcher precedence = PRECEDENCE.matcher(said);
    String message = precedence.find() ? unrelated(precedence) : ours(said, files);
    Matcher place = PLACE.matcher(said);
    return place.find()
        ? error(message, module, numbers(place))
        : error(message, module, m.group("line") == null ? new int[] {1, 1, 1, 1} : place(m, 1));
  }

  private static String unrelated(Matcher precedence) {
    String first = precedence.group(1);
    String second = precedence.group(2);
    return (first.equals(second)
            ? first + " cannot follow itself"
            : "neither " + first + " nor " + second + " binds stronger than the other")
        + ": put parentheses around what belongs together";
  }

  private static int[] numbers(MatchResult place) {
    return IntStream.rangeClosed(1, 4).map(g -> Integer.parseInt(place.group(g))).toArray();
  }

  private static int[] place(Matcher m, int width) {
    int line = Integer.parseInt(m.group("line"));
    int column = Integer.parseInt(m.group("column"));
    return new int[] {line, column, line, column + width - 1};
  }

  private Optional<SpecException> modules(String said) {
    Matcher m = MISSING.matcher(said);
    if (m.find()) {
      String missing = ModuleFiles.module(m.group(1));
      String user = m.group(2) == null ? ModuleFiles.module(root.toString()) : m.group(2);
      return Optional.of(
          error(
              "there is no module "
                  + missing
                  + ", which "
                  + user
                  + " extends or instantiates; looked in "
                  + files.getFullPath()
                  + " and among the standard modules"
                  + Similar.hint(missing, files.modules()),
              user,
              files.mention(user, missing)));
    }
    m = CIRCULAR.matcher(said);
    if (m.find()) {
      List<String> cycle = Stream.of(m.group(1).split(" --> ")).map(ModuleFiles::module).toList();
      return Optional.of(
          error(
              "these modules extend or instantiate each other: " + String.join(" -> ", cycle),
              cycle.getFirst(),
              files.mention(cycle.getFirst(), cycle.get(1))));
    }
    m = MISNAMED.matcher(said);
    if (m.find()) {
      String file = ModuleFiles.module(m.group(1));
      return Optional.of(
          error(
              "the file "
                  + file
                  + ".tla holds the module "
                  + m.group(2)
                  + "; give both the same name",
              file,
              files.mention(file, m.group(2))));
    }
    return Optional.empty();
  }

  private SpecException semantic(List<String> collected, String printed) {
    Map<SourceRange, String> messages = new LinkedHashMap<>();
    collected.forEach(said -> unknown(said).ifPresent(names::remove));
    for (String said : collected) {
      Matcher place = PLACE.matcher(said);
      if (place.lookingAt()) {
        SourceRange at = range(files, place);
        // What follows at the same place follows from it.
        messages.putIfAbsent(
            at,
            explained(said.substring(place.end())) + Excerpt.of(files.source(place.group(5)), at));
      }
    }
    if (messages.isEmpty()) {
      String said = collected.isEmpty() ? printed : String.join(" ", collected);
      return error(ours(said, files), ModuleFiles.module(root.toString()), new int[] {1, 1, 1, 1});
    }
    StringBuilder all = new StringBuilder();
    List<SourceRange> places = new ArrayList<>(messages.keySet());
    for (SourceRange at : places.subList(0, Math.min(SHOWN, places.size()))) {
      all.append(all.isEmpty() ? "" : "\n" + at + ": ").append(messages.get(at));
    }
    if (places.size() > SHOWN) {
      all.append("\nand ").append(places.size() - SHOWN).append(" more errors");
    }
    return new SpecException(SpecException.Kind.PARSE, all.toString(), places.getFirst());
  }

  private static Optional<String> unknown(String said) {
    Matcher unknown = UNKNOWN.matcher(said);
    return unknown.find() ? Optional.of(unknown.group(1)) : Optional.empty();
  }

  private String explained(String said) {
    String message = ours(said, files);
    Optional<String> unknown = unknown(message);
    if (unknown.isPresent()) {
      return "nothing is defined or declared with the name "
          + unknown.get()
          + Similar.hint(unknown.get(), names);
    }
    Matcher level =
        Pattern.compile("Level error in applying operator (.*): The level of argument (\\d+)")
            .matcher(message);
    return level.lookingAt()
        ? "argument "
            + level.group(2)
            + " of "
            + level.group(1)
            + " is of too high a level (constant, state, action, temporal)"
        : message;
  }

  /** One line, with places as we write them. */
  private static String ours(String said, ModuleFiles files) {
    String line = said.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    return PLACE
        .matcher(line)
        .replaceAll(m -> Matcher.quoteReplacement(range(files, m) + " "))
        .strip();
  }

  private static SourceRange range(ModuleFiles files, MatchResult place) {
    int[] at = numbers(place);
    return files.range(place.group(5), at[0], at[1], at[2], at[3]);
  }

  private SourceRange range(String module, int[] place) {
    return files.range(module, place[0], place[1], place[2], place[3]);
  }

  private SpecException error(String message, String module, int[] place) {
    SourceRange at = range(module, place);
    return new SpecException(
        SpecException.Kind.PARSE, message + Excerpt.of(files.source(module), at), at);
  }
}
