package plumbline.tla.module;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.Integers;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** The module IOUtils: files and the environment; processes are in {@link Processes}. */
final class IoOperators {
  private static final String MODULE = "IOUtils";
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+");

  private IoOperators() {}

  static void register(Table table) {
    impure(table, "IOSerialize", 3, IoOperators::serialize);
    impure(table, "IODeserialize", 2, IoOperators::deserialize);
    impure(table, "Serialize", 3, IoOperators::writeText);
    impure(table, "Deserialize", 2, IoOperators::readText);
    pure(
        table,
        "IOEnv",
        0,
        (c, a) -> c.memory().computeIfAbsent(MODULE, m -> environment(c.atoms())));
    pure(table, "atoi", 1, (c, a) -> integer(a));
    Processes.register(table);
  }

  private static void pure(Table table, String name, int arity, Arguments.Checked body) {
    table.only(MODULE, name, arity, Purity.PURE, Arguments.named(name, body));
  }

  private static void impure(Table table, String name, int arity, Arguments.Checked body) {
    table.only(MODULE, name, arity, Purity.IMPURE, Arguments.named(name, body));
  }

  private static Value environment(Atoms atoms) {
    List<StringValue> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      names.add(atoms.string(variable.getKey()));
      values.add(atoms.string(variable.getValue()));
    }
    return FunctionValue.record(names.toArray(StringValue[]::new), values.toArray(Value[]::new));
  }

  private static Value integer(Arguments a) {
    String text = a.string(0);
    if (!NUMBER.matcher(text).matches()) {
      throw a.wrong(0, "string of decimal digits");
    }
    return Integers.of(new java.math.BigInteger(text));
  }

  private static Value serialize(NativeContext context, Arguments a) {
    Path file = a.file(1);
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file));
        DataOutputStream out =
            new DataOutputStream(a.bool(2) ? new GZIPOutputStream(bytes) : bytes)) {
      new ValueFile(context.atoms()).write(a.get(0).strict(), out);
    } catch (IOException e) {
      throw a.failed("cannot write " + file + ": " + e);
    }
    return BoolValue.TRUE;
  }

  private static Value deserialize(NativeContext context, Arguments a) {
    Path file = a.file(0);
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(a.bool(1) ? new GZIPInputStream(bytes) : bytes)) {
      return new ValueFile(context.atoms()).read(in);
    } catch (IOException e) {
      throw a.failed("cannot read " + file + ": " + e);
    }
  }

  /** As the operator promises, a failure is a record with an exit value, not an error. */
  private static Value writeText(NativeContext context, Arguments a) {
    FunctionValue options = a.record(2);
    requireText(context, a, options);
    try {
      FunctionValue names = FunctionValue.listed(option(context, options, "openOptions"));
      OpenOption[] open = new OpenOption[names.count()];
      for (int i = 0; i < open.length; i++) {
        open[i] = StandardOpenOption.valueOf(((StringValue) names.valueAt(i)).text());
      }
      Files.writeString(a.file(1), a.string(0), charset(context, options), open);
      return outcome(context.atoms(), 0, "", "");
    } catch (IOException | IllegalArgumentException e) {
      return outcome(context.atoms(), 1, "", "cannot write " + a.file(1) + ": " + e);
    }
  }

  private static Value readText(NativeContext context, Arguments a) {
    FunctionValue options = a.record(1);
    requireText(context, a, options);
    try {
      String text = Files.readString(a.file(0), charset(context, options));
      return outcome(context.atoms(), 0, text, "");
    } catch (IOException | IllegalArgumentException e) {
      return outcome(context.atoms(), 1, "", "cannot read " + a.file(0) + ": " + e);
    }
  }

  private static void requireText(NativeContext context, Arguments a, FunctionValue options) {
    Value format = option(context, options, "format");
    if (!(format instanceof StringValue s && s.text().equals("TXT"))) {
      throw a.failed("the only format is \"TXT\", found " + format);
    }
  }

  private static Charset charset(NativeContext context, FunctionValue options) {
    return Charset.forName(((StringValue) option(context, options, "charset")).text());
  }

  private static Value option(NativeContext context, FunctionValue options, String name) {
    return options.field(context.atoms().string(name));
  }

  /** The record [exitValue, stdout, stderr]. */
  static Value outcome(Atoms atoms, int exitValue, String stdout, String stderr) {
    return FunctionValue.record(
        new StringValue[] {
          atoms.string("exitValue"), atoms.string("stdout"), atoms.string("stderr")
        },
        new Value[] {IntValue.of(exitValue), atoms.string(stdout), atoms.string(stderr)});
  }
}
