package plumbline.tla.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.text.JsonReader;
import plumbline.tla.text.JsonText;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.Value;
import tools.jackson.core.JacksonException;

/** The module Json. Files are UTF-8; an error names the file and the line. */
final class JsonOperators {
  private JsonOperators() {}

  static void register(Table table) {
    pure(table, "ToJson", 1, (c, a) -> c.atoms().string(JsonText.of(a.get(0))));
    pure(
        table,
        "ToJsonArray",
        1,
        (c, a) -> {
          if (!a.get(0).isSet()) {
            a.sequence(0);
          }
          return c.atoms().string(JsonText.of(a.get(0)));
        });
    pure(table, "ToJsonObject", 1, (c, a) -> c.atoms().string(JsonText.object(a.function(0))));
    impure(table, "JsonSerialize", 2, (c, a) -> write(a, JsonText.of(a.get(1))));
    impure(table, "ndJsonSerialize", 2, (c, a) -> write(a, lines(a.sequence(1))));
    impure(table, "JsonDeserialize", 1, JsonOperators::read);
    impure(table, "ndJsonDeserialize", 1, JsonOperators::readLines);
    // The module JsonUtils of monitor specs knows files of lines only.
    table.only(
        "JsonUtils",
        "JsonSerialize",
        2,
        Purity.IMPURE,
        Arguments.named("JsonSerialize", (c, a) -> write(a, lines(a.sequence(1)))));
    table.only(
        "JsonUtils",
        "JsonDeserialize",
        1,
        Purity.IMPURE,
        Arguments.named("JsonDeserialize", JsonOperators::readLines));
  }

  private static void pure(Table table, String name, int arity, Arguments.Checked body) {
    table.only("Json", name, arity, Purity.PURE, Arguments.named(name, body));
  }

  private static void impure(Table table, String name, int arity, Arguments.Checked body) {
    table.only("Json", name, arity, Purity.IMPURE, Arguments.named(name, body));
  }

  private static String lines(FunctionValue values) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.count(); i++) {
      text.append(JsonText.of(values.valueAt(i))).append('\n');
    }
    return text.toString();
  }

  private static Value write(Arguments a, String text) {
    Path file = a.file(0);
    try {
      if (file.getParent() != null) {
        Files.createDirectories(file.getParent());
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw a.failed("cannot write " + file + ": " + e);
    }
    return BoolValue.TRUE;
  }

  private static Value read(NativeContext context, Arguments a) {
    Path file = a.file(0);
    try {
      return new JsonReader(context.atoms()).read(Files.readString(file));
    } catch (IOException e) {
      throw a.failed("cannot read " + file + ": " + e);
    } catch (JacksonException e) {
      throw a.failed(
          file
              + (e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr())
              + ": no JSON: "
              + e.getOriginalMessage());
    }
  }

  private static Value readLines(NativeContext context, Arguments a) {
    Path file = a.file(0);
    JsonReader reader = new JsonReader(context.atoms());
    List<Value> values = new ArrayList<>();
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw a.failed("cannot read " + file + ": " + e);
    }
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          values.add(reader.read(lines.get(i)));
        } catch (JacksonException e) {
          throw a.failed(
              file
                  + ":"
                  + (i + 1)
                  + ": no JSON: "
                  + e.getOriginalMessage()
                  + "\n    "
                  + lines.get(i).strip());
        }
      }
    }
    return FunctionValue.sequence(values.toArray(Value[]::new));
  }
}
