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
import tla2sany.semantic.OpApplNode;
import tla2sany.semantic.SemanticNode;
import tlc2.TLC;
import tlc2.tool.TLCState;
import tlc2.tool.impl.FastTool;
import tlc2.util.Context;
import tlc2.value.impl.Value;
import util.ToolIO;

/**
 * Lives beside TLC in a loader of its own: evaluates what the ASSUMEs of a module print, each of
 * the form {@code ASSUME PrintT(ToString(e))}, one after the other; answers for each whether it
 * fails, and the value. Values are put in order first, as they are in states, which printing alone
 * leaves to chance.
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
    FastTool tool;
    try {
      tool = load(module, moduleAndConfig.get(1));
    } catch (RuntimeException e) {
      throw new IllegalStateException(output.toString(StandardCharsets.UTF_8), e);
    }
    for (ExprNode assumption : tool.getAssumptions()) {
      output.reset();
      try {
        SemanticNode argument = ((OpApplNode) ((OpApplNode) assumption).getArgs()[0]).getArgs()[0];
        Value value = (Value) tool.eval(argument, Context.Empty, TLCState.Empty);
        value.deepNormalize();
        String text = value.toString();
        answers.add("holds");
        answers.add(text);
      } catch (RuntimeException | StackOverflowError e) {
        answers.add("fails");
        answers.add(String.valueOf(e.getMessage()));
      }
    }
    return answers;
  }

  private static FastTool load(Path module, String config) {
    try {
      Path unpacked = Files.createTempDirectory("tlc");
      try {
        // TLC orders strings as it met them first, some of them while it reads its command line.
        new TLC()
            .handleParameters(
                new String[] {
                  "-nowarning",
                  "-metadir",
                  unpacked.toString(),
                  "-config",
                  config,
                  module.toString()
                });
        return new FastTool(
            withoutEnding(module.toString()),
            withoutEnding(Path.of(config).toAbsolutePath().toString()),
            new Modules(module.getParent(), unpacked));
      } finally {
        Checks.delete(unpacked);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutEnding(String file) {
    return file.substring(0, file.lastIndexOf('.'));
  }
}
