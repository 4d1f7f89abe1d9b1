package plumbline.tla.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedReaderTest {
  private final Atoms atoms = new Atoms();

  @Provide
  Arbitrary<Value> values() {
    return of(3);
  }

  private Arbitrary<Value> of(int depth) {
    Arbitrary<Value> atom =
        Arbitraries.oneOf(
            Arbitraries.longs().map(IntValue::of),
            Arbitraries.of(true, false).map(b -> b ? BoolValue.TRUE : BoolValue.FALSE),
            Arbitraries.strings().ascii().ofMaxLength(5).map(atoms::string),
            Arbitraries.of("m1", "2b", "n_x").map(atoms::model),
            Arbitraries.integers().between(-3, 3).map(i -> new IntervalValue(i, i + 2L)));
    if (depth == 0) {
      return atom;
    }
    // Elements of one kind: values of different kinds cannot be compared, and be in one set.
    Arbitrary<Value> number = Arbitraries.longs().map(IntValue::of);
    Arbitrary<Value> name = Arbitraries.strings().alpha().ofLength(2).map(atoms::string);
    return Arbitraries.oneOf(
        atom,
        of(depth - 1).list().ofMaxSize(3).map(l -> FunctionValue.sequence(array(l))),
        number.list().ofMaxSize(4).map(PrintedReaderTest::set),
        function(name, depth),
        function(number, depth));
  }

  private Arbitrary<Value> function(Arbitrary<Value> key, int depth) {
    return key.list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(3)
        .flatMap(
            keys ->
                of(depth - 1)
                    .list()
                    .ofSize(keys.size())
                    .map(values -> FunctionValue.fromPairs(array(keys), array(values))));
  }

  private static Value[] array(List<Value> values) {
    return values.toArray(Value[]::new);
  }

  private static Value set(List<Value> elements) {
    SetBuilder set = new SetBuilder();
    elements.forEach(set::add);
    return set.build();
  }

  @Property(tries = 500)
  void a_value_is_read_as_it_was_printed(@ForAll("values") Value value) {
    Value read = PrintedReader.read(atoms, value.toString());
    assertThat(read.toString()).isEqualTo(value.toString());
    assertThat(read.fingerprint()).isEqualTo(value.fingerprint());
  }

  @Test
  void integers_have_any_size() {
    String text = BigInteger.TEN.pow(30).negate().toString();
    assertThat(PrintedReader.read(atoms, text).toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{1, 2", "[a |->]", "(1 : 2)", "1 2", "<<1,>>", "\"open", "-", "x = 1"})
  void what_is_no_value_is_refused_with_the_place(String text) {
    assertThatExceptionOfType(ValueException.class)
        .isThrownBy(() -> PrintedReader.read(atoms, text))
        .withMessageContaining("expected at character");
  }
}
