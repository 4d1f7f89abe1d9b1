package plumbline.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs of the system, by their names.
 *
 * @param searched folders, separated as in PATH
 */
record Programs(String searched) {
  private static final Duration ENOUGH = Duration.ofMinutes(10);

  /** The programs that a shell would find. */
  static Programs onPath() {
    return new Programs(System.getenv("PATH"));
  }

  Optional<Path> find(String name) {
    return Stream.of(searched.split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Installs Debian's packages where that is possible without asking, and does nothing where it is
   * not: whoever needs a program looks for it afterwards.
   */
  void install(List<String> packages) {
    Optional<Path> apt = find("apt-get");
    if (apt.isPresent()) {
      apt(apt.get(), List.of("update"));
      apt(
          apt.get(),
          Stream.concat(Stream.of("-y", "install", "--no-install-recommends"), packages.stream())
              .toList());
    }
  }

  private static void apt(Path apt, List<String> arguments) {
    List<String> command =
        Stream.concat(
                Stream.of(apt.toString(), "-q", "-o", "DPkg::Lock::Timeout=300"),
                arguments.stream())
            .toList();
    Forked.run(command, Map.of("DEBIAN_FRONTEND", "noninteractive"), Path.of("/"), ENOUGH);
  }
}
