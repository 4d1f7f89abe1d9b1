package plumbline.tla.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Sets in every form against {@code java.util}'s, which are too simple to be wrong. */
class SetAlgebraTest {
  /** The same set twice: as ours, in some form, and as Java's. */
  record Twin(Value ours, Set<Integer> theirs) {}

  @Property(tries = 500)
  void union_intersection_and_difference_are_those_of_java(
      @ForAll("twins") Twin a, @ForAll("twins") Twin b) {
    Set<Integer> union = new TreeSet<>(a.theirs());
    union.addAll(b.theirs());
    Set<Integer> common = new TreeSet<>(a.theirs());
    common.retainAll(b.theirs());
    Set<Integer> rest = new TreeSet<>(a.theirs());
    rest.removeAll(b.theirs());
    assertThat(elements(Sets.cup(a.ours(), b.ours()))).containsExactlyElementsOf(union);
    assertThat(elements(Sets.cap(a.ours(), b.ours()))).containsExactlyElementsOf(common);
    assertThat(elements(Sets.diff(a.ours(), b.ours()))).containsExactlyElementsOf(rest);
    assertThat(Sets.subsetEq(a.ours(), b.ours())).isEqualTo(b.theirs().containsAll(a.theirs()));
    assertThat(a.ours().equals(b.ours())).isEqualTo(a.theirs().equals(b.theirs()));
    assertThat(a.ours().compareTo(b.ours()) == 0).isEqualTo(a.theirs().equals(b.theirs()));
  }

  @Property(tries = 500)
  void a_set_is_what_it_contains_whatever_its_form(
      @ForAll("twins") Twin a, @ForAll @IntRange(min = -3, max = 9) int i) {
    assertThat(a.ours().contains(IntValue.of(i))).isEqualTo(a.theirs().contains(i));
    assertThat(a.ours().size()).isEqualTo(a.theirs().size());
    assertThat(elements(a.ours())).containsExactlyElementsOf(new TreeSet<>(a.theirs()));
    SetValue listed = listed(a.theirs());
    assertThat(a.ours()).isEqualTo(listed);
    assertThat(listed).isEqualTo(a.ours());
    assertThat(a.ours().fingerprint()).isEqualTo(listed.fingerprint());
    assertThat(a.ours().compareTo(listed)).isZero();
  }

  @Property(tries = 100)
  void subset_has_every_subset_once_in_order(@ForAll("twins") Twin a) {
    Value all = Sets.subset(a.ours());
    assertThat(all.size()).isEqualTo(1L << a.theirs().size());
    List<Value> listed = list(all);
    assertThat(listed).hasSize(1 << a.theirs().size()).doesNotHaveDuplicates().isSorted();
    assertThat(listed).allMatch(s -> Sets.subsetEq(s, a.ours())).allMatch(all::contains);
    assertThat(SetValue.of(listed.toArray(Value[]::new)).fingerprint())
        .isEqualTo(all.fingerprint());
  }

  @Property(tries = 100)
  void a_product_has_every_pair_once_in_order(@ForAll("twins") Twin a, @ForAll("twins") Twin b) {
    Value pairs = Sets.product(a.ours(), b.ours());
    List<Value> listed = list(pairs);
    assertThat(pairs.size()).isEqualTo((long) a.theirs().size() * b.theirs().size());
    assertThat(listed).hasSize((int) pairs.size()).doesNotHaveDuplicates().isSorted();
    for (int i : a.theirs()) {
      for (int j : b.theirs()) {
        assertThat(pairs.contains(FunctionValue.sequence(IntValue.of(i), IntValue.of(j)))).isTrue();
      }
    }
    assertThat(pairs.contains(FunctionValue.sequence(IntValue.of(99), IntValue.of(99)))).isFalse();
  }

  @Property(tries = 50)
  void a_set_of_functions_has_every_function_once_in_order(
      @ForAll @Size(max = 3) Set<@IntRange(max = 9) Integer> domain,
      @ForAll @Size(max = 3) Set<@IntRange(max = 9) Integer> range) {
    Value functions = Sets.functions(listed(domain), listed(range));
    List<Value> all = list(functions);
    assertThat(all)
        .hasSize((int) Math.pow(range.size(), domain.size()))
        .doesNotHaveDuplicates()
        .isSorted()
        .allMatch(f -> f.domain().equals(listed(domain)))
        .allMatch(functions::contains);
    assertThat(functions.size()).isEqualTo(all.size());
  }

  @Provide
  Arbitrary<Twin> twins() {
    Arbitrary<Set<Integer>> sets = Arbitraries.integers().between(-2, 8).set().ofMaxSize(5);
    Arbitrary<Integer> ends = Arbitraries.integers().between(-2, 8);
    Arbitrary<Twin> listed = sets.map(s -> new Twin(listed(s), s));
    Arbitrary<Twin> intervals =
        Combinators.combine(ends, ends)
            .as((a, b) -> new Twin(Sets.interval(IntValue.of(a), IntValue.of(b)), between(a, b)));
    Arbitrary<Twin> filters =
        sets.map(
            s -> {
              Value base = Sets.cup(InfiniteSet.NAT, listed(s));
              Value filter = Sets.filter(Sets.subset(listed(s)), v -> v.size() == 1);
              return new Twin(Sets.cap(Sets.union(filter), base), s);
            });
    Arbitrary<Twin> unions =
        Combinators.combine(sets, sets)
            .as(
                (a, b) -> {
                  Set<Integer> both = new LinkedHashSet<>(a);
                  both.addAll(b);
                  return new Twin(Sets.union(SetValue.of(listed(a), listed(b))), both);
                });
    return Arbitraries.oneOf(listed, intervals, filters, unions);
  }

  private static Set<Integer> between(int low, int high) {
    Set<Integer> between = new TreeSet<>();
    for (int i = low; i <= high; i++) {
      between.add(i);
    }
    return between;
  }

  private static SetValue listed(Set<Integer> integers) {
    return SetValue.of(integers.stream().map(IntValue::of).toArray(Value[]::new));
  }

  private static List<Integer> elements(Value set) {
    return list(set).stream().map(v -> (int) ((IntValue) v).value()).toList();
  }

  private static List<Value> list(Value set) {
    List<Value> elements = new ArrayList<>();
    ValueIterator iterator = set.iterator();
    for (Value v = iterator.next(); v != null; v = iterator.next()) {
      elements.add(v);
    }
    return elements;
  }
}
