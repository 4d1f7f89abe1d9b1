package plumbline.cli;

import java.time.Duration;
import picocli.CommandLine.Option;
import plumbline.explore.ExploreOptions;

/** The options that say how the states are searched. */
final class SearchArguments {
  @Option(
      names = "--skip-temporal",
      description = "Accept that liveness and fairness are not checked.")
  private boolean skipTemporal;

  /** Whether a run that leaves temporal properties unchecked counts as complete. */
  boolean skipTemporal() {
    return skipTemporal;
  }

  /** How to explore. */
  ExploreOptions options(Duration progressEvery) {
    return ExploreOptions.defaults().withProgressEvery(progressEvery);
  }
}
