package plumbline.explore.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import plumbline.explore.tlc.Tlc;
import plumbline.explore.tlc.Tlc.Answer;
import plumbline.tla.Formula;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.tla.Stepper;

/**
 * Random constant expressions have the value that TLC gives them, printed the same, or are an error
 * on both sides. {@code -Dplumbline.random.expressions=5000 -Dplumbline.random.seed=7} tries more
 * and others.
 */
class RandomExpressionsTest {
  private static final int EXPRESSIONS = Integer.getInteger("plumbline.random.expressions", 250);
  private static final Pattern INTERVAL = Pattern.compile("(-?\\d+)\\.\\.(-?\\d+)");
  private static final long SEED = Long.getLong("plumbline.random.seed", 0);

  /**
   * A mistake in a part that is not needed may be an error on one side only, as neither evaluates
   * all and not the same: docs/differences.md. So many expressions at most, of one hundred.
   */
  private static final int ONE_SIDED = 1;

  private static final int ONE_SIDED_WITH_MISTAKES = 4;

  /** The expressions of one module; short in jqwik's reports. */
  record Sample(List<String> expressions) {
    @Override
    public String toString() {
      return expressions.size() + " expressions";
    }
  }

  @Property(tries = 4, seed = "1", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void an_expression_has_the_value_that_tlc_gives_it(@ForAll("typed") Sample sample)
      throws IOException {
    compare(sample.expressions(), ONE_SIDED);
  }

  @Property(tries = 4, seed = "2", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void an_expression_with_a_mistake_fails_where_tlc_fails(@ForAll("mistaken") Sample sample)
      throws IOException {
    compare(sample.expressions(), ONE_SIDED_WITH_MISTAKES);
  }

  @Provide
  Arbitrary<Sample> typed() {
    return samples(0);
  }

  @Provide
  Arbitrary<Sample> mistaken() {
    return samples(25);
  }

  private static Arbitrary<Sample> samples(int oneWrongIn) {
    return Arbitraries.randomValue(
        r -> {
          Random random = new Random(r.nextLong() + SEED);
          List<String> expressions = new ArrayList<>();
          for (int i = 0; i < EXPRESSIONS; i++) {
            expressions.add(new Expressions(random, oneWrongIn).any());
          }
          return new Sample(expressions);
        });
  }

  private static void compare(List<String> expressions, int oneSided) throws IOException {
    Path folder = Files.createTempDirectory("random");
    Path module = folder.resolve("Random.tla");
    Path config = folder.resolve("Random.cfg");
    try {
      Files.write(module, text(expressions));
      Files.writeString(config, "CONSTANTS m1 = m1 m2 = m2\n");
      compare(expressions, ours(module, config), Tlc.assumptions(module, config), oneSided);
    } finally {
      Files.deleteIfExists(module);
      Files.deleteIfExists(config);
      Files.delete(folder);
    }
  }

  private static List<String> text(List<String> expressions) {
    List<String> lines = new ArrayList<>();
    lines.add("---- MODULE Random ----");
    lines.add("EXTENDS Integers, Sequences, FiniteSets, TLC");
    lines.add("CONSTANTS m1, m2");
    for (String e : expressions) {
      lines.add("ASSUME PrintT(ToString(" + e + "))");
    }
    lines.add("====");
    return lines;
  }

  private static List<Answer> ours(Path module, Path config) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    SpecOptions options =
        new SpecOptions(
            Optional.of(config),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            new PrintStream(printed, true, StandardCharsets.UTF_8));
    Spec spec = Spec.load(module, options);
    Stepper stepper = spec.stepper();
    List<Answer> answers = new ArrayList<>();
    for (Formula assumption : spec.assumptions()) {
      printed.reset();
      try {
        stepper.assumption(assumption.index());
        String quoted = printed.toString(StandardCharsets.UTF_8).strip();
        answers.add(new Answer(false, unquoted(quoted)));
      } catch (SpecException e) {
        answers.add(new Answer(true, String.valueOf(e.getMessage())));
      }
    }
    return answers;
  }

  private static String unquoted(String string) {
    return string.substring(1, string.length() - 1).replace("\\\"", "\"");
  }

  private static void compare(
      List<String> expressions, List<Answer> ours, List<Answer> theirs, int oneSided) {
    assertThat(ours).hasSameSizeAs(expressions);
    assertThat(theirs).hasSameSizeAs(expressions);
    List<String> values = new ArrayList<>();
    List<String> errors = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      Answer our = ours.get(i);
      Answer their = theirs.get(i);
      String both = expressions.get(i) + "\n   ours: " + our + "\n   TLC's: " + their + "\n";
      if (our.fails() != their.fails()) {
        errors.add(both);
      } else if (!our.fails() && !printed(our).equals(printed(their))) {
        values.add(both);
      }
    }
    assertThat(values).as("values that differ").isEmpty();
    assertThat(errors)
        .as("errors on one side only")
        .hasSizeLessThanOrEqualTo(expressions.size() * oneSided / 100);
  }

  /**
   * TLC prints the function without arguments as {@code <<>>} or {@code << >>}, and an interval as
   * such or as its elements, as they came about.
   */
  private static String printed(Answer answer) {
    return INTERVAL
        .matcher(answer.text().replace("<< >>", "<<>>"))
        .replaceAll(
            m ->
                LongStream.rangeClosed(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)))
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(", ", "{", "}")));
  }
}
