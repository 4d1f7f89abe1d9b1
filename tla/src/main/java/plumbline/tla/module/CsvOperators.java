package plumbline.tla.module;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** The module CSV. Files are UTF-8; values stand in them as TLC prints them. */
final class CsvOperators {
  private CsvOperators() {}

  static void register(Table table) {
    add(table, "CSVWrite", 3, (c, a) -> append(a, 2, formatted(a)));
    add(table, "CSVWriteRecord", 4, CsvOperators::writeRecord);
    add(table, "CSVRead", 3, CsvOperators::read);
    add(table, "CSVRecords", 1, (c, a) -> IntValue.of(count(a)));
  }

  private static void add(Table table, String name, int arity, Arguments.Checked body) {
    table.only("CSV", name, arity, Purity.VARYING, Arguments.named(name, body));
  }

  private static String formatted(Arguments a) {
    FunctionValue values = a.sequence(1);
    Object[] texts = new Object[values.count()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = values.valueAt(i).toString();
    }
    try {
      return String.format(a.string(0), texts);
    } catch (IllegalFormatException e) {
      throw a.wrong(0, "template for " + texts.length + " values (" + e.getMessage() + ")");
    }
  }

  private static Value writeRecord(NativeContext context, Arguments a) {
    FunctionValue record = a.record(0);
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < record.count(); i++) {
      names.add(((StringValue) record.keyAt(i)).text());
      values.add(record.valueAt(i).toString());
    }
    String line = String.join(a.string(1), values);
    return append(
        a, 3, a.bool(2) ? String.join(a.string(1), names) + System.lineSeparator() + line : line);
  }

  private static Value append(Arguments a, int file, String line) {
    try {
      Files.writeString(
          a.file(file),
          line + System.lineSeparator(),
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw a.failed("cannot write " + a.file(file) + ": " + e);
    }
    return BoolValue.TRUE;
  }

  private static Value read(NativeContext context, Arguments a) {
    FunctionValue columns = a.sequence(0);
    StringValue[] names = new StringValue[columns.count()];
    for (int i = 0; i < names.length; i++) {
      if (!(columns.valueAt(i) instanceof StringValue name)) {
        throw a.wrong(0, "sequence of strings");
      }
      names[i] = name;
    }
    Pattern delimiter = Pattern.compile(Pattern.quote(a.string(1)));
    List<Value> records = new ArrayList<>();
    for (String line : lines(a, 2)) {
      String[] cells = delimiter.split(line, -1);
      if (cells.length != names.length) {
        throw a.failed(
            a.file(2)
                + ":"
                + (records.size() + 1)
                + ": expected "
                + names.length
                + " columns, found "
                + cells.length
                + ": "
                + line);
      }
      Value[] values = new Value[cells.length];
      for (int i = 0; i < cells.length; i++) {
        values[i] = context.atoms().string(cells[i]);
      }
      records.add(FunctionValue.record(names.clone(), values));
    }
    return FunctionValue.sequence(records.toArray(Value[]::new));
  }

  private static long count(Arguments a) {
    Path file = a.file(0);
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines.count();
    } catch (IOException e) {
      throw a.failed("cannot read " + file + ": " + e);
    }
  }

  private static List<String> lines(Arguments a, int index) {
    Path file = a.file(index);
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      throw a.failed("cannot read " + file + ": " + e);
    }
  }
}
