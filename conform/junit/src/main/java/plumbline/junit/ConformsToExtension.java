package plumbline.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import plumbline.trace.client.Tracer;

/**
 * Gives tests their tracers, and checks what they traced.
 *
 * <p>The check comes after the {@code @AfterEach} methods, in which tests stop what they started. A
 * failure of the test's own is known to JUnit by then: it stays the first, and what is thrown here
 * is added to it.
 */
final class ConformsToExtension
    implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(ConformsToExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Tracer.class || type == Tracers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "A tracer belongs to one test: ask for it in the test or in a @BeforeEach method, not"
              + " where something is made for all tests of a class.");
    }
    Recording recording = recording(context);
    if (parameter.getParameter().getType() == Tracers.class) {
      if (parameter.isAnnotated(Node.class)) {
        throw new ParameterResolutionException(
            "@Node names the node of one Tracer, and Tracers has those of all: leave it out.");
      }
      return recording;
    }
    return recording.node(
        parameter.findAnnotation(Node.class).map(Node::value).orElse(Node.DEFAULT));
  }

  /** Loads the spec, so that one that cannot be used is told before anything runs. */
  @Override
  public void beforeEach(ExtensionContext context) {
    standard(context);
    recording(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Recording recording = recording(context);
    recording.close();
    Optional<Throwable> own = context.getExecutionException();
    if (own.isPresent() && (own.get() instanceof TestAbortedException || !recording.hasEvents())) {
      return;
    }
    Judgement judgement = Judgement.of(standard(context), recording);
    judgement.warnings().forEach(w -> context.publishReportEntry("plumbline", w));
    if (judgement.failure().isPresent() && (own.isEmpty() || judgement.deviates())) {
      throw failure(judgement.failure().get(), recording, context);
    }
  }

  private static AssertionFailedError failure(
      String message, Recording recording, ExtensionContext context) {
    AssertionFailedError error = new AssertionFailedError(message);
    if (Files.exists(recording.report())) {
      try {
        context.publishFile(
            "plumbline.html",
            MediaType.create("text", "html", UTF_8),
            file -> Files.copy(recording.report(), file));
      } catch (JUnitException e) {
        // Whoever runs the tests takes no files: the one that the message names is enough.
        return error;
      }
    }
    return error;
  }

  private static Recording recording(ExtensionContext test) {
    return test.getStore(NAMESPACE)
        .computeIfAbsent(
            Recording.class, key -> Recording.in(TestFolder.of(test)), Recording.class);
  }

  /** Loaded once for all tests that say the same. */
  private static Standard standard(ExtensionContext test) {
    return test.getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(said(test), Standard::of, Standard.class);
  }

  private static ConformsTo said(ExtensionContext test) {
    return AnnotationSupport.findAnnotation(test.getTestMethod(), ConformsTo.class)
        .or(
            () ->
                AnnotationSupport.findAnnotation(
                    test.getRequiredTestClass(), ConformsTo.class, test.getEnclosingTestClasses()))
        .orElseThrow(() -> new IllegalStateException("no @ConformsTo for " + test.getUniqueId()));
  }
}
