package plumbline.junit;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Where the trace of a test is kept: the same place in every run, and another one for every test,
 * so that tests can run at the same time.
 */
final class TestFolder {
  /** The configuration parameter that names the folder of all tests. */
  static final String ROOT = "plumbline.folder";

  /**
   * In a test's unique id, which of its invocations it is: {@code [test-template-invocation:#2]}.
   */
  private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)");

  private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{N}._-]");

  private TestFolder() {}

  static Path of(ExtensionContext test) {
    Path folder =
        test.getConfigurationParameter(ROOT)
            .map(Path::of)
            .orElseGet(TestFolder::ofTheBuild)
            .resolve(fit(test.getRequiredTestClass().getName().replace('$', '.')))
            .resolve(fit(name(test.getRequiredTestMethod())));
    for (MatchResult invocation : INVOCATION.matcher(test.getUniqueId()).results().toList()) {
      folder = folder.resolve(invocation.group(1));
    }
    return folder;
  }

  private static Path ofTheBuild() {
    boolean gradle =
        !Files.exists(Path.of("pom.xml"))
            && (Files.exists(Path.of("build.gradle")) || Files.exists(Path.of("build.gradle.kts")));
    return Path.of(gradle ? "build" : "target", "plumbline");
  }

  /** The method's name; of several with the same name, with the types of its parameters. */
  private static String name(Method method) {
    long namesakes =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(m -> m.getName().equals(method.getName()) && !m.isSynthetic())
            .count();
    return namesakes == 1
        ? method.getName()
        : Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining("-", method.getName() + "-", ""));
  }

  private static String fit(String name) {
    return UNFIT.matcher(name).replaceAll("_");
  }
}
