package plumbline.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import plumbline.conform.BoundSpec;
import plumbline.conform.CheckOptions;
import plumbline.conform.Start;
import plumbline.conform.TraceChecks;
import plumbline.conform.TraceInput;
import plumbline.conform.TraceReading;
import plumbline.conform.binding.Binding;
import plumbline.conform.binding.BindingException;
import plumbline.conform.binding.BindingFile;
import plumbline.conform.binding.TraceConstants;
import plumbline.conform.report.CheckReport;
import plumbline.conform.report.Ink;
import plumbline.conform.report.Problem;
import plumbline.conform.report.TextReport;
import plumbline.tla.SpecException;
import plumbline.tla.SpecOptions;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;
import plumbline.trace.order.Order;

/**
 * What tests are held against, as an annotation says it.
 *
 * @param loaded the spec; none when its binding takes constants from each trace
 */
record Standard(
    ConformsTo said, Binding binding, TraceReading reading, Optional<BoundSpec> loaded) {

  /**
   * What that annotation means.
   *
   * @throws ExtensionConfigurationException when its files cannot be used
   */
  static Standard of(ConformsTo said) {
    try {
      Binding binding =
          given(said.binding()).map(Path::of).map(BindingFile::read).orElseGet(Binding::none);
      TraceReading reading =
          new TraceReading(
              Optional.empty(), given(said.order()).map(Order::parse), Optional.empty());
      Optional<BoundSpec> loaded =
          TraceConstants.areNeededBy(binding)
              ? Optional.empty()
              : Optional.of(load(said, binding, List.of()));
      return new Standard(said, binding, reading, loaded);
    } catch (BindingException e) {
      throw unusable(said, Problem.of(e), e);
    } catch (SpecException e) {
      throw unusable(said, Problem.of(e), e);
    } catch (IllegalArgumentException e) {
      throw unusable(said, Problem.of(e.getMessage()), e);
    }
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static BoundSpec load(ConformsTo said, Binding binding, List<TraceInput> inputs) {
    SpecOptions options =
        new SpecOptions(
            given(said.config()).map(Path::of),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            0,
            System.err);
    return BoundSpec.load(Path.of(said.spec()), options, binding, inputs);
  }

  private static ExtensionConfigurationException unusable(
      ConformsTo said, Problem problem, RuntimeException cause) {
    String text = TextReport.of(report(said, problem), Ink.PLAIN).stripTrailing();
    return new ExtensionConfigurationException(
        "@ConformsTo cannot be used (its paths are relative to %s)%n%s"
            .formatted(Path.of("").toAbsolutePath(), text),
        cause);
  }

  private static CheckReport report(ConformsTo said, Problem problem) {
    return CheckReport.of("", Path.of(said.spec()), List.of(), List.of(problem));
  }

  /** The trace that these files are. */
  TraceInput trace(String name, List<TraceFile> files) {
    return reading.trace(name, files, binding);
  }

  /** Checks a trace. */
  CheckReport check(TraceInput input) {
    try {
      List<TraceInput> inputs = List.of(input);
      BoundSpec spec = loaded.orElseGet(() -> load(said, binding, inputs));
      TraceChecks checks = new TraceChecks(spec, options(), trace -> (events, bytes, pass) -> {});
      return CheckReport.of(
          spec.spec().name(),
          Path.of(said.spec()),
          said.local() ? checks.local(inputs) : checks.whole(inputs));
    } catch (BindingException e) {
      return report(said, Problem.of(e));
    } catch (SpecException e) {
      return report(said, Problem.of(e));
    } catch (TraceException e) {
      return report(said, Problem.of(e));
    }
  }

  private CheckOptions options() {
    return CheckOptions.defaults()
        .with(new CheckOptions.Keep(false, said.failOnWarning(), false))
        .startingAt(given(said.start()).map(Start::parse))
        .withMostStates(said.maxStates());
  }
}
