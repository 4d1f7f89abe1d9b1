package plumbline.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import plumbline.conform.CheckOptions.Effort;
import plumbline.conform.report.Problem;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Place;
import plumbline.trace.TraceException;
import plumbline.trace.order.Order;
import plumbline.trace.order.OrderedEvent;
import plumbline.trace.order.OrderedEvents;

/**
 * Checks one trace that has an end: quickly first, and only where that finds no explanation,
 * thoroughly.
 */
public final class TraceCheck {
  /** Told of the way, from the thread that checks. */
  @FunctionalInterface
  public interface Progress {
    /**
     * So much was done.
     *
     * @param bytes of the trace's files that were read
     * @param pass counted from 1: a trace that is not explained at once is read again
     */
    void at(long events, long bytes, int pass);
  }

  private static final int FOLLOWING = 20;
  private static final int FURTHER = 50;

  /** Above so many, it is worth to see which of them are the same but for an exchange of values. */
  private static final int FEW_STATES = 2_000;

  private static final int PROGRESS_EVERY = 1024;

  private final BoundSpec bound;
  private final Spec spec;
  private final CheckOptions options;
  private final Progress progress;

  public TraceCheck(BoundSpec bound, CheckOptions options, Progress progress) {
    this.bound = bound;
    this.spec = bound.spec();
    this.options = options;
    this.progress = progress;
  }

  /**
   * What the check of a trace gave.
   *
   * @param outcome of what was checked; unknown where there is a problem
   * @param problem what kept the trace from being read or checked to its end
   * @param behaviour one that explains the trace, or its explained beginning, the first state
   *     first; empty unless it is asked for
   * @param visited the states that its events led to; none unless they are asked for
   */
  public record Result(
      Outcome outcome, Optional<Problem> problem, List<Move> behaviour, VisitedStates visited) {}

  /** Checks a trace. */
  public Result check(TraceInput input) {
    if (!input.isStandardInput() || !mayReadAgain(input)) {
      return passes(input);
    }
    Path kept = null;
    try {
      kept = Files.createTempDirectory("plumbline").resolve("standard-input");
      return passes(input.kept(kept));
    } catch (IOException e) {
      throw new TraceException(
          "there is no room to keep standard input, which may have to be read again: "
              + e.getMessage(),
          new Place("-", 0),
          0,
          "",
          e);
    } finally {
      delete(kept);
    }
  }

  private static void delete(Path kept) {
    try {
      if (kept != null) {
        Files.deleteIfExists(kept);
        Files.deleteIfExists(kept.getParent());
      }
    } catch (IOException e) {
      kept.toFile().deleteOnExit();
    }
  }

  private boolean mayReadAgain(TraceInput input) {
    return bound.plan().hasHidden() || !input.order().equals(Optional.of(new Order.Total()));
  }

  private Result passes(TraceInput input) {
    Passes passes = new Passes(input);
    Pass pass = passes.next(options.with(Effort.QUICK));
    if (pass.isFinal()) {
      return pass.result();
    }
    CheckOptions thorough = options.with(Effort.THOROUGH);
    pass = passes.next(thorough);
    while (pass.mustLookFurther()) {
      thorough = thorough.withLookahead(further(thorough.lookahead()));
      pass = passes.next(thorough);
    }
    return pass.result();
  }

  /** The readings of a trace, one after the other. */
  private final class Passes {
    private final TraceInput input;
    private final List<List<Value>> interchangeable;
    private Optional<List<List<Value>>> alike = Optional.empty();
    private int number;

    Passes(TraceInput input) {
      this.input = input;
      this.interchangeable =
          input.isStandardInput() || options.start().isPresent() || options.keep().visited()
              ? List.of()
              : spec.interchangeable();
    }

    /**
     * Reads the trace. Which values it never tells apart is not known before it was read to its
     * end, and matters only where many states are possible: then it is read for that alone first.
     */
    Pass next(CheckOptions effort) {
      if (interchangeable.isEmpty() || alike.isPresent() || effort.mostStates() <= FEW_STATES) {
        return run(effort.withAlike(alike.orElse(List.of())));
      }
      Pass pass = run(effort.withMostStates(FEW_STATES));
      if (!pass.isOutOfBudget()) {
        return pass;
      }
      alike = Optional.of(unmentioned());
      return run(effort.withAlike(alike.get()));
    }

    private Pass run(CheckOptions effort) {
      number++;
      Pass pass = new Pass(input, effort, number);
      pass.run();
      return pass;
    }

    private List<List<Value>> unmentioned() {
      Unmentioned values = new Unmentioned(bound, interchangeable);
      List<Events> files = List.of();
      try {
        files = input.open();
        for (Iterator<Event> source : input.sources(files)) {
          source.forEachRemaining(values::add);
        }
        return values.of(interchangeable);
      } catch (TraceException e) {
        // The pass that follows tells of it, where it comes as far.
        return List.of();
      } finally {
        files.forEach(Events::close);
      }
    }
  }

  private static int further(int lookahead) {
    return lookahead > Integer.MAX_VALUE / FURTHER ? Integer.MAX_VALUE : FURTHER * lookahead;
  }

  /** Why files that were read gave no event. */
  static String nothing(List<Events> files) {
    long lines = files.stream().mapToLong(Events::linesRead).sum();
    return lines == 0
        ? "the trace is empty: there is nothing to check"
        : "none of its %,d lines is a step of the spec; `plumbline bind` proposes a binding"
            .formatted(lines);
  }

  /** What was checked before a problem, which is told by itself. */
  static String notToItsEnd(long explained) {
    return explained == 0
        ? "not checked, see the error"
        : "not checked to its end, see the error; the first %s"
            .formatted(
                explained == 1 ? "event conforms" : "%,d events conform".formatted(explained));
  }

  /** One reading of the trace. */
  private final class Pass {
    private final TraceInput input;
    private final CheckOptions effort;
    private final int number;
    private final Mapping map = bound.mapping();
    private final Skipping skipping;
    private CheckOptions begun;
    private Checker checker;
    private boolean partial;
    private boolean hidden;
    private long events;
    private long ignored;
    private Optional<Problem> problem = Optional.empty();
    private final List<BoundEvent> following = new ArrayList<>();

    Pass(TraceInput input, CheckOptions effort, int number) {
      this.input = input;
      this.effort = effort;
      this.begun = effort;
      this.number = number;
      this.skipping = new Skipping(effort.start());
    }

    void run() {
      List<Events> files = List.of();
      try {
        files = input.open();
        follow(files);
      } catch (TraceException e) {
        problem = Optional.of(Problem.of(e));
      } catch (SpecException e) {
        problem = Optional.of(bound.problem(e));
      } finally {
        files.forEach(Events::close);
      }
    }

    private void follow(List<Events> files) {
      List<PeekedEvents> sources = input.sources(files);
      Order order = input.orderOf(sources);
      partial = !(order instanceof Order.Total);
      OrderedEvents ordered = OrderedEvents.order(numbered(sources), order, input.window());
      while (ordered.hasNext()) {
        OrderedEvent next = ordered.next();
        if (!skipping.isOver() && !skipping.mayStartAt(next.event())) {
          skipping.skip(next, !next.event().isGap());
          continue;
        }
        Meaning meaning = meaning(next.event());
        boolean isStep = !meaning.ways().isEmpty();
        if (!skipping.isOver() && !isStep) {
          skipping.skip(next, false);
          continue;
        }
        if (!isStep && !partial && !next.event().isGap()) {
          continue;
        }
        BoundEvent event = bound(skipping.rebased(next), meaning);
        if (checker == null) {
          event = begun(event);
        }
        events++;
        if (events % PROGRESS_EVERY == 0) {
          progress.at(events, read(files), number);
        }
        if (!checker.accept(event) || checker.blocked().isPresent()) {
          readOn(ordered);
          return;
        }
      }
      files.forEach(f -> ignored += f.ignored());
      sources.forEach(s -> ignored += s.skipped());
      if (checker == null) {
        String why = skipping.isOver() ? nothing(files) : skipping.notFound();
        problem = Optional.of(new Problem(why, input.name(), 0, 0, ""));
        return;
      }
      checker.end();
    }

    /** Begins with an event; the event as it is then to be explained. */
    private BoundEvent begun(BoundEvent first) {
      begun = effort.with(map.initial(first.event()));
      BoundEvent event = first;
      if (effort.start().isPresent()) {
        StartStates.Beginning at = new StartStates(spec, effort.likeness()).of(first);
        begun = effort.from(at.states());
        event = at.isAfter() ? first.with(List.of(Way.NO_STEP)) : first;
      }
      skipping.startAt(first.event());
      checker = partial ? Checker.inPartialOrder(spec, begun) : Checker.inOrder(spec, begun);
      return event;
    }

    /** An order that nobody stated is held against the numbers that the events have. */
    private List<? extends Iterator<Event>> numbered(List<PeekedEvents> sources) {
      return partial || input.order().isPresent() ? sources : GrowingNumbers.of(sources);
    }

    private Meaning meaning(Event event) {
      if (event.isGap()) {
        return Meaning.NONE;
      }
      Optional<Meaning> meaning = map.of(event);
      ignored += meaning.isEmpty() ? 1 : 0;
      hidden |= meaning.isPresent() && !meaning.get().hidden().isEmpty();
      return meaning.orElse(Meaning.NONE);
    }

    private static BoundEvent bound(OrderedEvent e, Meaning meaning) {
      return new BoundEvent(
          e.event(), meaning, e.chain(), e.position(), e.neededChains(), e.neededCounts());
    }

    private static long read(List<Events> files) {
      return files.stream().mapToLong(Events::bytesRead).sum();
    }

    /**
     * Reads a little further for the explanation, and to the end where only that tells whether what
     * comes there could have happened earlier. What cannot be read there is no matter.
     */
    private void readOn(Iterator<OrderedEvent> ordered) {
      try {
        while ((following.size() < FOLLOWING || !checker.isOver()) && ordered.hasNext()) {
          OrderedEvent next = skipping.rebased(ordered.next());
          Meaning meaning = following.size() < FOLLOWING ? meaning(next.event()) : Meaning.NONE;
          BoundEvent event = bound(next, meaning);
          if (!meaning.ways().isEmpty()) {
            following.add(event);
          }
          checker.accept(event);
        }
      } catch (TraceException e) {
        // Errors behind the deviation are not what its reader needs to know.
        checker.end();
        return;
      }
      checker.end();
    }

    boolean isOutOfBudget() {
      return problem.isEmpty() && checker.isOutOfBudget();
    }

    /** Whether another pass cannot give another verdict. */
    boolean isFinal() {
      return problem.isPresent()
          || (checker.blocked().isEmpty() && checker.unknown().isEmpty())
          || (!partial && !hidden);
    }

    boolean mustLookFurther() {
      return problem.isEmpty() && checker.unknown().isPresent() && checker.blocked().isPresent();
    }

    Result result() {
      return new Result(
          new Outcome(
              input.name(),
              verdict(),
              events,
              checker == null ? 0 : checker.explained(),
              ignored,
              checker == null ? new CoverageCount(spec).coverage() : checker.coverage(),
              checker == null ? new Tally(0).tightness() : checker.tightness(),
              warnings()),
          problem,
          effort.keep().behaviour() && checker != null ? checker.behaviour() : List.of(),
          checker == null ? new VisitedStates() : checker.visited());
    }

    private List<String> warnings() {
      List<String> warnings = new ArrayList<>(skipping.warnings());
      if (checker != null) {
        warnings.addAll(checker.warnings());
      }
      return warnings;
    }

    private Verdict verdict() {
      if (problem.isPresent()) {
        return new Verdict.Unknown(notToItsEnd(checker == null ? 0 : checker.explained()));
      }
      if (checker.unknown().isPresent()) {
        return new Verdict.Unknown(checker.unknown().get());
      }
      if (checker.blocked().isEmpty()) {
        return new Verdict.Conforms();
      }
      return new Verdict.Deviates(
          new Explainer(spec, begun.with(Effort.THOROUGH))
              .explain(checker.blocked().get(), following));
    }
  }
}
