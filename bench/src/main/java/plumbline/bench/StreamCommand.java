package plumbline.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import plumbline.bench.stream.StreamContest;

/** {@code bench/run stream}: the monitor on Kafka. */
@Command(
    name = "stream",
    mixinStandardHelpOptions = true,
    description = {
      "Measures plumbline monitor on a broker in the same process, holding keys of the distributed"
          + " cache against CacheEntry.tla: events a second with one and two threads, against a"
          + " Kafka Streams application that moves a state machine of five steps; the time from an"
          + " event to its alert; a restart with many keys.",
      "The rate is that of the second half of the events."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run stream",
      "  bench/run stream --keys 10000 --events 500000 --restart-keys 100000",
      "",
      "Exit codes: 0 measured, 2 a wrong command line."
    })
final class StreamCommand implements Callable<Integer> {
  @Option(
      names = "--keys",
      description = "Monitored at once; ${DEFAULT-VALUE} by default.",
      defaultValue = "100000")
  private int keys;

  @Option(
      names = "--events",
      description = "Of all keys together; ${DEFAULT-VALUE} by default.",
      defaultValue = "4000000")
  private long events;

  @Option(
      names = "--restart-keys",
      description = "Whose state there is at the restart; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000000")
  private int restartKeys;

  @Option(
      names = "--alerts",
      description = "Of which the time is taken, 100 a second; ${DEFAULT-VALUE} by default.",
      defaultValue = "1000")
  private int alerts;

  @picocli.CommandLine.Spec private CommandSpec command;

  @Override
  public Integer call() {
    StreamContest contest =
        new StreamContest(
            line -> {
              command.commandLine().getOut().println(line);
              command.commandLine().getOut().flush();
            });
    return Scratch.with(
        folder -> {
          contest.run(folder, keys, events, restartKeys, alerts);
          return 0;
        });
  }
}
