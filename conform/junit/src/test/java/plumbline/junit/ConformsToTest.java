package plumbline.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;

class ConformsToTest {
  @TempDir private Path folder;

  @Test
  void dump() {
    for (Class<?> c : LockTests.class.getDeclaredClasses()) {
      System.out.println("=== " + c.getSimpleName());
      run(c).list().stream()
          .filter(
              e ->
                  e.getType() == EventType.FINISHED
                      || e.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
          .forEach(
              e ->
                  System.out.println(
                      e.getTestDescriptor().getUniqueId()
                          + " "
                          + e.getPayload()
                          + e.getPayload(TestExecutionResult.class)
                              .flatMap(r -> r.getThrowable())
                              .map(t -> "\n" + t + "\nsuppressed " + List.of(t.getSuppressed()))
                              .orElse("")));
    }
    try (var files = Files.walk(folder)) {
      files.sorted().forEach(System.out::println);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  private Events run(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("plumbline.folder", folder.toString())
        .selectors(selectClass(tests))
        .execute()
        .allEvents();
  }
}
