package tlc2.module;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import plumbline.bench.rival.LogReader;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.Value;

/** What TLC takes for the operators of the module TraceLog: it looks for them in this package. */
public final class TraceLog {
  /** The system property that names the log's file. */
  public static final String FILE = "plumbline.bench.log";

  private TraceLog() {}

  /** {@code ReadLog(sets)}: the log of {@link #FILE}. TLC asks once, as it is constant. */
  public static Value ReadLog(Value sets) {
    Set<String> names = new HashSet<>();
    for (Value name : ((SetEnumValue) sets.toSetEnum()).elems.toArray()) {
      names.add(((StringValue) name).val.toString());
    }
    return new LogReader(names).read(Path.of(System.getProperty(FILE)));
  }
}
