package plumbline.tla.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** IOUtils: running commands. Every element of a command arrives as it is, no shell between. */
final class Processes {
  private Processes() {}

  static void register(Table table) {
    add(table, "IOExec", 1, (c, a) -> run(c, a, Map.of(), command(a, 0)));
    add(table, "IOEnvExec", 2, (c, a) -> run(c, a, variables(a), command(a, 1)));
    add(table, "IOExecTemplate", 2, (c, a) -> run(c, a, Map.of(), filled(a, 0)));
    add(table, "IOEnvExecTemplate", 3, (c, a) -> run(c, a, variables(a), filled(a, 1)));
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.only("IOUtils", name, arity, Purity.VARYING, Arguments.named(name, body));
  }

  private static List<String> command(Arguments a, int index) {
    FunctionValue words = a.sequence(index);
    List<String> command = new ArrayList<>();
    for (int i = 0; i < words.count(); i++) {
      if (!(words.valueAt(i) instanceof StringValue word)) {
        throw a.wrong(index, "sequence of strings");
      }
      command.add(word.text());
    }
    if (command.isEmpty()) {
      throw a.wrong(index, "non-empty sequence of strings");
    }
    return command;
  }

  /** The command with each of its words formatted with the parameters that follow it. */
  private static List<String> filled(Arguments a, int index) {
    Object[] parameters =
        a.sequence(index + 1).count() == 0 ? new Object[0] : command(a, index + 1).toArray();
    List<String> filled = new ArrayList<>();
    for (String word : command(a, index)) {
      try {
        filled.add(String.format(word, parameters));
      } catch (IllegalFormatException e) {
        throw a.wrong(index, "template for the parameters (" + e.getMessage() + ")");
      }
    }
    return filled;
  }

  private static Map<String, String> variables(Arguments a) {
    FunctionValue record = a.record(0);
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < record.count(); i++) {
      Value value = record.valueAt(i);
      variables.put(
          ((StringValue) record.keyAt(i)).text(),
          value instanceof StringValue s ? s.text() : value.toString());
    }
    return variables;
  }

  /** Both outputs are read at once, since a process waits when one of them is full. */
  private static Value run(
      NativeContext context, Arguments a, Map<String, String> variables, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(variables);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Process process = builder.start();
      process.getOutputStream().close();
      var stdout = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), threads);
      var stderr = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), threads);
      int exitValue = process.waitFor();
      return IoOperators.outcome(context.atoms(), exitValue, stdout.join(), stderr.join());
    } catch (IOException | CompletionException e) {
      throw a.failed("cannot run " + command + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw a.failed("interrupted while running " + command);
    }
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
