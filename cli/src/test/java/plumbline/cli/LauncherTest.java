package plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher in a checkout of its own, in a folder with a blank in its name, with JDKs and a
 * Maven that only write down how they are called.
 */
class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      for arg; do case $arg in -XX:AOTCacheOutput=*) touch "${arg#*=}"; exit 0;; esac; done
      echo "$0"
      for arg; do echo "<$arg>"; done
      exit 12
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$JAVA_HOME $*" >> ../maven-calls
      echo '[INFO] Building Plumbline tla 1.0          [1/1]'
      sleep 0.2
      mkdir -p cli/target/lib && touch cli/target/plumbline-cli-1.jar cli/target/lib/other.jar
      """;

  @TempDir Path folder;

  private Path checkout;
  private Path jdks;
  private Path bin;

  @BeforeEach
  void make_a_checkout_and_a_machine() throws IOException {
    checkout = Files.createDirectories(folder.resolve("a checkout"));
    jdks = Files.createDirectories(folder.resolve("all jdks"));
    bin = Files.createDirectories(folder.resolve("bin"));
    Files.copy(Path.of("../plumbline"), checkout.resolve("plumbline"));
    write(checkout.resolve("cli/src/main/java/Main.java"), "");
    backdate(checkout.resolve("cli/src/main/java/Main.java"));
    jdk("jdk-25", "25.0.1");
    program(bin.resolve("mvn"), MAVEN);
  }

  @Test
  void without_a_jdk_25_one_sentence_says_what_to_install() throws Exception {
    Files.delete(jdks.resolve("jdk-25/bin/javac"));
    Path old = jdk("jdk-17", "17.0.15");
    Run run = run(Map.of("JAVA_HOME", old.toString()), "explore", "X.tla");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1).first().asString().contains("needs a JDK 25");
  }

  @Test
  void a_newer_jdk_elsewhere_wins_over_an_older_default() throws Exception {
    Path old = jdk("aaa-17", "17.0.15");
    Run run = run(Map.of("JAVA_HOME", old.toString()), "explore");
    assertThat(run.out()).startsWith(jdks.resolve("jdk-25/bin/java").toString());
    assertThat(mavenCalls()).hasSize(1).first().asString().startsWith(jdks + "/jdk-25 ");
  }

  @Test
  void java_home_wins_when_it_is_new_enough() throws Exception {
    Path newer = jdk("jdk-26", "26");
    Run run = run(Map.of("JAVA_HOME", newer.toString()), "explore");
    assertThat(run.out()).startsWith(newer.resolve("bin/java").toString());
  }

  @Test
  void arguments_and_the_exit_code_pass_through_unchanged() throws Exception {
    Run run = run(Map.of(), "explore", "My Spec.tla", "--constant", "N = {*}");
    assertThat(run.exit()).isEqualTo(12);
    assertThat(run.out())
        .endsWith("<plumbline.cli.Main>\n<explore>\n<My Spec.tla>\n<--constant>\n<N = {*}>\n");
    assertThat(run.out()).contains("<" + checkout + "/cli/target/plumbline-cli-1.jar:");
  }

  @Test
  void the_first_use_builds_and_says_so_and_the_second_starts_from_a_cache() throws Exception {
    Run first = run(Map.of(), "explore");
    assertThat(first.err()).isEqualTo("plumbline: building, this happens once ...\n");
    Run second = run(Map.of(), "explore");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("<-XX:AOTCache=" + checkout + "/.plumbline/aot>");
    assertThat(mavenCalls()).hasSize(1);
  }

  @Test
  void changed_sources_are_built_again_and_cached_anew() throws Exception {
    run(Map.of(), "explore");
    backdate(checkout.resolve(".plumbline/built"));
    backdate(checkout.resolve(".plumbline/aot"));
    write(checkout.resolve("cli/src/main/java/Main.java"), "changed");
    run(Map.of(), "explore");
    assertThat(mavenCalls()).hasSize(2);
    assertThat(Files.getLastModifiedTime(checkout.resolve(".plumbline/aot")).toInstant())
        .isAfter(Instant.now().minusSeconds(600));
  }

  @Test
  void of_several_first_uses_at_once_one_builds() throws Exception {
    List<Process> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(start(Map.of(), folder.resolve("run" + i), "explore"));
    }
    for (Process p : all) {
      assertThat(p.waitFor()).isEqualTo(12);
    }
    assertThat(mavenCalls()).hasSize(1);
  }

  @Test
  void a_failed_build_shows_its_errors_and_where_all_of_it_is() throws Exception {
    program(
        bin.resolve("mvn"),
        "#!/bin/sh\necho '[INFO] chatter'; echo '[ERROR] Main.java: wrong'; exit 1\n");
    Run run = run(Map.of(), "explore");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err())
        .contains("[ERROR] Main.java: wrong", checkout + "/.plumbline/build.log")
        .doesNotContain("chatter");
    program(bin.resolve("mvn"), MAVEN);
    assertThat(run(Map.of(), "explore").exit()).isEqualTo(12);
  }

  @Test
  void without_maven_it_says_what_to_install() throws Exception {
    Files.delete(bin.resolve("mvn"));
    for (String tool : List.of("readlink", "dirname", "sed", "find")) {
      program(bin.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
    }
    Run run = run(Map.of("PATH", bin.toString()), "explore");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("install Maven");
  }

  private record Run(int exit, String out, String err) {}

  private Run run(Map<String, String> environment, String... args) throws Exception {
    Path to = folder.resolve("run");
    int exit = start(environment, to, args).waitFor();
    return new Run(exit, Files.readString(to), Files.readString(Path.of(to + ".err")));
  }

  private Process start(Map<String, String> environment, Path to, String... args)
      throws IOException {
    List<String> line =
        new ArrayList<>(List.of("/bin/bash", checkout.resolve("plumbline").toString()));
    line.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().clear();
    builder.environment().put("PATH", bin + ":/usr/bin:/bin");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("PLUMBLINE_JDK_SEARCH", jdks.toString());
    builder.environment().putAll(environment);
    builder.redirectOutput(to.toFile());
    builder.redirectError(Path.of(to + ".err").toFile());
    return builder.start();
  }

  private List<String> mavenCalls() throws IOException {
    return Files.readAllLines(folder.resolve("maven-calls"), StandardCharsets.UTF_8);
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = jdks.resolve(name);
    program(home.resolve("bin/java"), JAVA);
    program(home.resolve("bin/javac"), JAVA);
    write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private static void program(Path file, String text) throws IOException {
    write(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void backdate(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }
}
