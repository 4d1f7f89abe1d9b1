package plumbline.tla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Value;

/** Steps that ask for records, some of which have not come yet. */
class FeedTest {
  @TempDir Path folder;

  private Stepper stepper(String next, Feed feed) throws IOException {
    Path module = folder.resolve("M.tla");
    Files.writeString(
        module,
        """
        ---- MODULE M ----
        EXTENDS Integers
        INSTANCE Traces
        VARIABLES x, y
        Init == x = 0 /\\ y = 0
        RECURSIVE Down(_)
        Down(n) == IF n = 0 THEN y' = Trace(9) ELSE Down(n - 1)
        Next ==
        %s
        Known == Trace(x + 1) > 0
        ====
        """
            .formatted(next));
    Files.writeString(folder.resolve("M.cfg"), "INIT Init\nNEXT Next\nINVARIANT Known\n");
    Stepper stepper = Spec.load(module, SpecOptions.defaults()).stepper();
    stepper.feed(feed);
    return stepper;
  }

  private static List<String> successors(Stepper stepper) {
    List<State> initial = new ArrayList<>();
    stepper.initial(initial::add);
    List<String> successors = new ArrayList<>();
    stepper.successors(
        initial.getFirst(),
        (_, next) -> successors.add("x=%s y=%s".formatted(next.get(0), next.get(1))));
    return successors;
  }

  @Test
  void the_other_disjuncts_of_one_that_waits_are_taken() throws IOException {
    Stepper stepper =
        stepper(
            "(x' = 1 /\\ (y' = Trace(9) \\/ y' = Trace(1))) \\/ (x' = Trace(8) /\\ y' = 5)",
            upTo(3));
    assertThat(successors(stepper)).containsExactly("x=1 y=1");
  }

  @Test
  void the_other_elements_of_a_set_are_tried() throws IOException {
    assertThat(successors(stepper("\\E n \\in {9, 2, 3} : x' = n /\\ y' = Trace(n)", upTo(3))))
        .containsExactlyInAnyOrder("x=2 y=2", "x=3 y=3");
    assertThat(successors(stepper("x' \\in {9, 2} /\\ y' = Trace(x')", upTo(3))))
        .containsExactly("x=2 y=2");
  }

  @Test
  void a_way_that_waits_deep_inside_leaves_nothing_behind() throws IOException {
    String next =
        """
        \\/ x' = 1 /\\ Down(3)
        \\/ x' = 2 /\\ (\\A n \\in {1, 9} : n = Trace(n)) /\\ y' = 2
        \\/ LET f == [n \\in 1..9 |-> Trace(n)] IN x' = f[9] /\\ y' = 1
        \\/ x' = 3 /\\ y' = IF ENABLED (x' = Trace(9) /\\ y' = 0) THEN 1 ELSE 2
        \\/ x' = 4 /\\ y' = Trace(3)
        """;
    assertThat(successors(stepper(next, upTo(3)))).contains("x=4 y=3").doesNotContain("x=1 y=0");
    assertThat(successors(stepper(next, upTo(9)))).hasSize(5);
  }

  @Test
  void whatever_else_asks_is_told_that_the_record_has_not_come() throws IOException {
    Stepper stepper = stepper("UNCHANGED <<x, y>>", upTo(0));
    assertThatThrownBy(
            () -> stepper.invariant(0, new State(new Value[] {IntValue.of(0), IntValue.of(0)})))
        .isInstanceOf(Awaited.class);
  }

  /** Records that are their numbers. */
  private static Feed upTo(long last) {
    return new Feed() {
      @Override
      public Value record(long number) {
        if (number > last) {
          throw new Awaited("record " + number);
        }
        return IntValue.of(number);
      }

      @Override
      public Value next() {
        throw new Awaited("the next record");
      }

      @Override
      public Value consume(String topic) {
        return next();
      }

      @Override
      public void alert(Value what) {
        throw new AssertionError("no alert is due: " + what);
      }

      @Override
      public void produce(String topic, Value record) {
        throw new AssertionError("nothing is to be written: " + record);
      }
    };
  }
}
