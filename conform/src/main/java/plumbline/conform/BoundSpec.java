package plumbline.conform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingException;
import plumbline.conform.binding.BindingPlan;
import plumbline.conform.binding.EventMapper;
import plumbline.conform.binding.EventPlan;
import plumbline.conform.binding.TraceConstants;
import plumbline.conform.report.Problem;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.trace.Event;
import plumbline.trace.Events;

/**
 * A spec together with what the lines of a log mean to it.
 *
 * @param spec loaded with the constants and definitions of the binding
 * @param plan the binding, resolved for the spec
 * @param likeness how logged values and the spec's are compared
 */
public record BoundSpec(Spec spec, BindingPlan plan, Likeness likeness) {
  /**
   * Loads a spec for a binding.
   *
   * @param inputs read for constants that the binding takes from the traces
   * @throws plumbline.tla.SpecException when the spec, its configuration or an expression of the
   *     binding is wrong
   * @throws plumbline.conform.binding.BindingException when the binding names what the spec does
   *     not have
   * @throws plumbline.trace.TraceException when a trace cannot be read
   */
  public static BoundSpec load(
      Path module, SpecOptions options, Binding binding, List<TraceInput> inputs) {
    TraceConstants taken = constants(binding, inputs);
    SpecOptions with = options.with(taken.constants(), List.of());
    Spec spec = Spec.load(module, with);
    BindingPlan plan = BindingPlan.of(binding, spec);
    List<String> definitions = new ArrayList<>(plan.definitions());
    binding.nullText().ifPresent(t -> definitions.add(NOTHING + " == " + t.value()));
    if (!definitions.isEmpty()) {
      spec = loaded(module, with.with(List.of(), definitions), plan);
      plan = BindingPlan.of(binding, spec);
    }
    Spec loaded = spec;
    return new BoundSpec(
        loaded,
        plan,
        new Likeness(
            loaded
                .operator(NOTHING)
                .map(o -> loaded.stepper().evaluate(o, Optional.empty(), Optional.empty()))));
  }

  private static final String NOTHING = "PlumblineNothing";

  private static Spec loaded(Path module, SpecOptions options, BindingPlan plan) {
    try {
      return Spec.load(module, options);
    } catch (SpecException e) {
      Optional<BindingException> wrong = plan.wrong(e);
      if (wrong.isPresent()) {
        throw wrong.get();
      }
      throw e;
    }
  }

  /** An error of the spec, told at the place in the binding where that is what is wrong. */
  Problem problem(SpecException e) {
    return plan.wrong(e).map(Problem::of).orElseGet(() -> Problem.of(e));
  }

  private static TraceConstants constants(Binding binding, List<TraceInput> inputs) {
    Iterator<Event> none = List.<Event>of().iterator();
    if (!TraceConstants.areNeededBy(binding)) {
      return TraceConstants.of(binding, none);
    }
    try (Chained all = new Chained(inputs)) {
      return TraceConstants.of(binding, all);
    }
  }

  /** Tells which events the binding ignores; for the events of one trace, in their order. */
  public Predicate<Event> ignored() {
    EventMapper mapper = plan.mapper();
    return event -> mapper.plan(event) instanceof EventPlan.Ignored;
  }

  /** A mapping for the events of one trace. */
  Mapping mapping() {
    return new BindingMapping(spec, plan, likeness);
  }

  /** The events of all traces, file after file. */
  private static final class Chained implements Iterator<Event>, AutoCloseable {
    private final Iterator<TraceInput> inputs;
    private List<Events> open = List.of();
    private int at;

    Chained(List<TraceInput> inputs) {
      this.inputs = inputs.iterator();
    }

    @Override
    public boolean hasNext() {
      while (true) {
        while (at < open.size()) {
          if (open.get(at).hasNext()) {
            return true;
          }
          at++;
        }
        if (!inputs.hasNext()) {
          return false;
        }
        close();
        open = inputs.next().open();
        at = 0;
      }
    }

    @Override
    public Event next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return open.get(at).next();
    }

    @Override
    public void close() {
      open.forEach(Events::close);
      open = List.of();
    }
  }
}
