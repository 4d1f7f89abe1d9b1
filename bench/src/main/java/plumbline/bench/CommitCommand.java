package plumbline.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import plumbline.bench.GraphContest.Entrant;
import plumbline.bench.rival.PackedCommit;

/** {@code bench/run commit}: two-phase commit against those who compile it, by hand or not. */
@Command(
    name = "commit",
    mixinStandardHelpOptions = true,
    description = {
      "Explores two-phase commit with plumbline, SPIN, a program written for it alone, and TLC, in"
          + " turns and each with one worker.",
      "Installs Debian's packages of SPIN and a C compiler where they are missing and it may."
    },
    footer = {
      "",
      "Examples:",
      "  bench/run commit",
      "  bench/run commit --runs 5 --participants 7",
      "",
      "Exit codes: 0 measured, 1 they do not find the same, 2 a wrong command line."
    })
final class CommitCommand implements Callable<Integer> {
  private static final String NAME = "Commit";
  private static final int MOST_PARTICIPANTS = 8;

  /** How the specs' configuration begins the line that says who takes part. */
  private static final String CONSTANT = "CONSTANT RM";

  @Option(
      names = "--specs",
      paramLabel = "FOLDER",
      description = "Has Commit.tla and SPIN's models of the same; bench/specs by default.",
      defaultValue = "${sys:plumbline.root}/bench/specs")
  private Path specs;

  @Option(
      names = "--participants",
      description = "From 1 to 8; ${DEFAULT-VALUE} by default.",
      defaultValue = "8")
  private int participants;

  @Option(
      names = "--runs",
      description = "Runs of each, of which the median counts; ${DEFAULT-VALUE} by default.",
      defaultValue = "3")
  private int runs;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      description = "Wall time of each run; ${DEFAULT-VALUE} by default.",
      defaultValue = "600")
  private long limit;

  private final Programs programs;

  @picocli.CommandLine.Spec private CommandSpec command;

  CommitCommand() {
    this(Programs.onPath());
  }

  /** With other programs than those that a shell finds. */
  CommitCommand(Programs programs) {
    this.programs = programs;
  }

  @Override
  public Integer call() {
    if (participants < 1 || participants > MOST_PARTICIPANTS) {
      throw new BenchException(
          "--participants is from 1 to " + MOST_PARTICIPANTS + ", not " + participants);
    }
    return Scratch.with(this::in);
  }

  private int in(Path folder) throws IOException {
    Model model = model(folder);
    Duration time = Duration.ofSeconds(limit);
    List<Entrant> rivals = new ArrayList<>();
    Optional<Spin.Tools> spin = spin();
    if (spin.isPresent()) {
      rivals.add(spin(spin.get(), "SPIN", "Commit.pml", folder));
      rivals.add(spin(spin.get(), "SPIN, packed by hand", "CommitPacked.pml", folder));
    }
    rivals.add(new Entrant("Java, packed by hand", t -> packed(folder, t)));
    rivals.add(new Entrant("TLC", t -> new Tlc(Optional.empty(), "").check(model, 1, t)));
    Plumbline plumbline = Plumbline.here(Optional.empty());
    Entrant ours = new Entrant("plumbline", t -> plumbline.check(model, 1, t));
    try {
      GraphContest contest = GraphContest.run(model.name(), ours, rivals, runs, time);
      say(command.commandLine().getOut(), GraphContest.HEADER);
      contest.rows().forEach(row -> say(command.commandLine().getOut(), row));
      return 0;
    } catch (Contest.Unequal e) {
      say(command.commandLine().getErr(), e.getMessage());
      return 1;
    }
  }

  private static void say(PrintWriter to, String line) {
    to.println(line);
    to.flush();
  }

  private Model model(Path folder) throws IOException {
    // TLC looks for a configuration beside the module alone.
    Path module = Files.copy(existing(NAME + ".tla"), folder.resolve(NAME + ".tla"));
    String names =
        IntStream.rangeClosed(1, participants)
            .mapToObj(i -> "r" + i)
            .collect(Collectors.joining(", ", "{", "}"));
    Path config = folder.resolve(NAME + ".cfg");
    Files.write(
        config,
        Files.readAllLines(existing(NAME + ".cfg")).stream()
            .map(line -> line.startsWith(CONSTANT) ? CONSTANT + " = " + names : line)
            .toList());
    return new Model(
        folder,
        NAME + " of " + participants,
        module,
        config,
        Optional.empty(),
        Model.EXHAUSTIVE,
        Result.SUCCESS,
        Counts.UNKNOWN,
        Set.of());
  }

  private Path existing(String name) {
    Path file = specs.toAbsolutePath().resolve(name);
    if (!Files.exists(file)) {
      throw new BenchException("there is no " + file);
    }
    return file;
  }

  private Optional<Spin.Tools> spin() {
    Optional<Spin.Tools> there = Spin.Tools.found(programs);
    if (there.isPresent()) {
      return there;
    }
    String packages = String.join(" ", Spin.PACKAGES);
    say(command.commandLine().getErr(), "SPIN or gcc is missing: installing " + packages);
    programs.install(Spin.PACKAGES);
    Optional<Spin.Tools> installed = Spin.Tools.found(programs);
    if (installed.isEmpty()) {
      say(
          command.commandLine().getErr(),
          "SPIN is left out: it could not be installed from here. On Debian: apt-get install "
              + packages);
    }
    return installed;
  }

  private Entrant spin(Spin.Tools tools, String name, String file, Path scratch)
      throws IOException {
    Path folder = Files.createDirectory(scratch.resolve(file + ".compiled"));
    Spin spin = tools.compile(existing(file), participants, folder);
    say(
        command.commandLine().getOut(),
        String.format(
            Locale.ROOT,
            "%s: compiled in %.1f s, which do not count",
            name,
            spin.compileSeconds()));
    return new Entrant(name, spin::search);
  }

  private Outcome packed(Path folder, Duration time) {
    return Plumbline.outcome(
        HandWritten.run(PackedCommit.class, Integer.toString(participants), folder, time));
  }
}
