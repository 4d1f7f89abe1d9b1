package plumbline.conform;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import plumbline.conform.LocalSteps.Found;
import plumbline.conform.explain.Deviation;
import plumbline.conform.explain.Deviation.Moment;
import plumbline.conform.explain.Deviation.Nearest;
import plumbline.conform.report.Problem;
import plumbline.tla.Spec;
import plumbline.tla.SpecException;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Place;
import plumbline.trace.TraceException;

/**
 * Checks each event of a trace by itself against the actions that it can mean: from what it
 * observed ahead of the step, one of them must lead to what it observed after it. That events
 * follow from each other is not asked, so that their order does not matter and all processors can
 * work. What is held are a few batches of events.
 */
public final class LocalCheck {
  private static final int BATCH = 256;
  private static final int BATCHES_AHEAD = 4;
  private static final int NAMED = 5;

  private final BoundSpec bound;
  private final Spec spec;
  private final CheckOptions options;
  private final TraceCheck.Progress progress;
  private final int workers;

  /**
   * @param workers how many threads check
   */
  public LocalCheck(
      BoundSpec bound, CheckOptions options, TraceCheck.Progress progress, int workers) {
    this.bound = bound;
    this.spec = bound.spec();
    this.options = options;
    this.progress = progress;
    this.workers = workers;
  }

  /** Checks a trace. */
  public TraceCheck.Result check(TraceInput input) {
    Run run = new Run();
    List<Events> files = List.of();
    try (ExecutorService pool = Executors.newFixedThreadPool(workers)) {
      files = input.open();
      run.follow(files, pool);
    } catch (TraceException e) {
      run.stopBy(Problem.of(e));
    } catch (SpecException e) {
      run.stopBy(bound.problem(e));
    } finally {
      files.forEach(Events::close);
    }
    return run.result(input, files);
  }

  /** One trace under way: results come in the order of its lines. */
  private final class Run {
    private final Mapping map = bound.mapping();
    private final Tally tally = new Tally(spec.variables().size());
    private final BlockingQueue<LocalSteps> idle = new LinkedBlockingQueue<>();
    private final CoverageCount coverage = new CoverageCount(spec);
    private final Deque<Future<List<Found>>> pending = new ArrayDeque<>();
    private long events;
    private long ignored;
    private long withoutStep;
    private Optional<Found.Misfits> first = Optional.empty();
    private long firstNumber;
    private final List<Place> others = new ArrayList<>();
    private long otherCount;
    private Optional<Problem> problem = Optional.empty();

    void follow(List<Events> files, ExecutorService pool) {
      for (int i = 0; i < workers; i++) {
        idle.add(new LocalSteps(spec, options.likeness()));
      }
      List<BoundEvent> batch = new ArrayList<>(BATCH);
      try {
        for (Events file : files) {
          while (file.hasNext()) {
            bound(file.next()).ifPresent(batch::add);
            if (batch.size() == BATCH) {
              submit(batch, pool);
              batch = new ArrayList<>(BATCH);
              progress.at(events, read(files), 1);
            }
          }
          ignored += file.ignored();
        }
      } finally {
        submit(batch, pool);
        while (!pending.isEmpty()) {
          take(pending.removeFirst());
        }
      }
    }

    private Optional<BoundEvent> bound(Event event) {
      if (event.isGap()) {
        tally.lost(event);
        return Optional.empty();
      }
      Optional<Meaning> meaning = map.of(event);
      ignored += meaning.isEmpty() ? 1 : 0;
      return meaning.map(m -> BoundEvent.inOrder(event, m));
    }

    private static long read(List<Events> files) {
      return files.stream().mapToLong(Events::bytesRead).sum();
    }

    private void submit(List<BoundEvent> batch, ExecutorService pool) {
      if (batch.isEmpty() || problem.isPresent()) {
        return;
      }
      pending.addLast(pool.submit(() -> checked(batch)));
      if (pending.size() > BATCHES_AHEAD * workers) {
        take(pending.removeFirst());
      }
    }

    private List<Found> checked(List<BoundEvent> batch) throws InterruptedException {
      LocalSteps steps = idle.take();
      try {
        return batch.stream().map(steps::check).toList();
      } finally {
        idle.add(steps);
      }
    }

    private void take(Future<List<Found>> batch) {
      try {
        batch.get().forEach(this::take);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private void take(Found found) {
      if (problem.isPresent()) {
        return;
      }
      switch (found) {
        case Found.Fits(BoundEvent event, int states, List<Taken> taken) -> {
          events++;
          tally.explained(event, states);
          coverage.nextEvent();
          taken.forEach(t -> coverage.taken(t.action(), t.arguments()));
        }
        case Found.Misfits m -> {
          events++;
          if (first.isEmpty()) {
            first = Optional.of(m);
            firstNumber = events;
          } else {
            otherCount++;
            if (others.size() < NAMED) {
              others.add(m.event().event().at());
            }
          }
        }
        case Found.NoStep _ -> {
          events++;
          withoutStep++;
        }
        case Found.Wrong(_, RuntimeException error) ->
            stopBy(
                error instanceof TraceException t
                    ? Problem.of(t)
                    : bound.problem((SpecException) error));
      }
    }

    /** The first problem counts: what is behind it was not checked. */
    void stopBy(Problem reason) {
      problem = problem.or(() -> Optional.of(reason));
    }

    TraceCheck.Result result(TraceInput input, List<Events> files) {
      if (events == 0 && problem.isEmpty()) {
        stopBy(new Problem(TraceCheck.nothing(files), input.name(), 0, 0, ""));
      }
      return new TraceCheck.Result(
          new Outcome(
              input.name(),
              verdict(),
              events,
              first.isPresent() ? firstNumber - 1 : events,
              ignored,
              coverage.coverage(),
              tally.tightness(),
              warnings()),
          problem,
          List.of(),
          new VisitedStates());
    }

    private List<String> warnings() {
      List<String> warnings = new ArrayList<>();
      if (otherCount > 0) {
        List<String> named = others.stream().map(Place::toString).toList();
        warnings.add(
            "%s not fit, either: %s%s"
                .formatted(
                    otherCount == 1
                        ? "1 other event does"
                        : "%,d other events do".formatted(otherCount),
                    String.join(", ", named),
                    otherCount > named.size() ? ", ..." : ""));
      }
      if (withoutStep > 0) {
        warnings.add(
            "%,d events take no step of their own, so that nothing of them was checked"
                .formatted(withoutStep));
      }
      return warnings;
    }

    private Verdict verdict() {
      if (first.isPresent()) {
        return new Verdict.Deviates(explained(first.get(), firstNumber));
      }
      if (problem.isPresent()) {
        return new Verdict.Unknown(TraceCheck.notToItsEnd(events));
      }
      return tally.lost() == 0
          ? new Verdict.Conforms()
          : new Verdict.Unknown(
              "%s: the logger lost %,d events; each of the others can be explained"
                  .formatted(tally.firstLost().at(), tally.lost()));
    }
  }

  private Deviation explained(Found.Misfits misfit, long number) {
    Blocked blocked =
        new Blocked(misfit.kind(), misfit.violated(), misfit.layer(), 0, misfit.event(), number);
    return onlyKnown(new Explainer(spec, options).explainAlone(blocked), misfit.shown());
  }

  /** Only what the event said of the state: the rest is not known. */
  private static Deviation onlyKnown(Deviation d, Map<String, Value> known) {
    List<Moment> path =
        d.path().stream().map(m -> new Moment(m.event(), m.action(), known)).toList();
    List<Nearest> nearest = new ArrayList<>();
    for (Nearest n : d.nearest()) {
      Map<String, Value> parts = new LinkedHashMap<>(n.parts());
      parts.replaceAll(known::getOrDefault);
      nearest.add(new Nearest(n.action(), n.at(), n.conjunct(), parts, n.passed(), n.reached()));
    }
    return d.with(nearest, path);
  }
}
