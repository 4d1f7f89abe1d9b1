package plumbline.explore.tlc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tla2sany.semantic.ExprNode;
import tlc2.tool.impl.FastTool;
import util.ToolIO;

/**
 * Lives beside TLC in a loader of its own: evaluates the ASSUMEs of a module one after the other,
 * answers for each whether it fails and what it printed.
 */
public final class Assumes implements Function<List<String>, List<String>> {
  @Override
  public List<String> apply(List<String> moduleAndConfig) {
    Path module = Path.of(moduleAndConfig.get(0)).toAbsolutePath();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    ToolIO.out = out;
    ToolIO.err = out;
    List<String> answers = new ArrayList<>();
    FastTool tool = load(module, moduleAndConfig.get(1));
    for (ExprNode assumption : tool.getAssumptions()) {
      output.reset();
      try {
        tool.isValid(assumption);
        answers.add("holds");
        answers.add(output.toString(StandardCharsets.UTF_8).strip());
      } catch (RuntimeException | StackOverflowError e) {
        answers.add("fails");
        answers.add(String.valueOf(e.getMessage()));
      }
    }
    return answers;
  }

  private static FastTool load(Path module, String config) {
    String name = module.toString();
    try {
      Path unpacked = Files.createTempDirectory("tlc");
      try {
        return new FastTool(
            name.substring(0, name.length() - ".tla".length()),
            Path.of(config).toAbsolutePath().toString(),
            new Modules(module.getParent(), unpacked));
      } finally {
        Checks.delete(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
