package plumbline.tla.front;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import tla2sany.parser.Operator;
import tla2sany.parser.Operators;
import tla2sany.parser.TLAplusParserTokenManager;
import util.InternTable;
import util.ToolIO;
import util.UniqueString;

/**
 * SANY's static state, as a thing that one parse holds at a time: made as it was before the first
 * parse when opened, put back when closed.
 *
 * <p>What SANY keeps in static fields and a parse can see is its table of texts, the nesting of
 * comments, where it prints, and what {@code frontEndInitialize} renews itself: the operators built
 * in and their levels. The table of texts also decides TLC's order of strings and model values: a
 * text is less than those that came into the table after it. Without the renewal a spec would be
 * ordered by what the process had read before.
 */
final class SanyStatics implements AutoCloseable {
  private static final ReentrantLock LOCK = new ReentrantLock();

  /** The classes whose static fields hold texts, in the order in which TLC comes to use them. */
  private static final List<String> HOLDERS =
      List.of(
          "tla2sany.parser.SyntaxTreeNode",
          "tla2sany.semantic.ASTConstants",
          "tla2sany.st.SyntaxTreeConstants",
          "tla2sany.st.Location",
          "tla2sany.semantic.Generator");

  private final InternTable savedTexts;
  private final PrintStream savedOut;
  private final PrintStream savedErr;

  private SanyStatics() {
    savedTexts = UniqueString.internTbl;
    savedOut = ToolIO.out;
    savedErr = ToolIO.err;
  }

  /** Takes SANY, waiting until nobody else holds it; what it prints goes to the stream. */
  static SanyStatics take(PrintStream out) {
    LOCK.lock();
    SanyStatics saved = new SanyStatics();
    ToolIO.out = out;
    ToolIO.err = out;
    UniqueString.internTbl = Pristine.table();
    set(TLAplusParserTokenManager.class, "bracketCount", null, 0);
    // Keyed by the identity of texts: a renewal would add to what stands there.
    ((Map<?, ?>) get(Operators.class, "DefinitionTable", null)).clear();
    ((Map<?, ?>) get(Operators.class, "BuiltinTable", null)).clear();
    set(Operator.class, "voidOperator", null, null);
    return saved;
  }

  /** The texts in the order in which they came. */
  List<String> texts() {
    return Arrays.stream((UniqueString[]) get(InternTable.class, "table", UniqueString.internTbl))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(UniqueString::getTok))
        .map(UniqueString::toString)
        .toList();
  }

  @Override
  public void close() {
    UniqueString.internTbl = savedTexts;
    ToolIO.out = savedOut;
    ToolIO.err = savedErr;
    LOCK.unlock();
  }

  private static Object get(Class<?> type, String field, Object holder) {
    try {
      return field(type, field).get(holder);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("another version of SANY", e);
    }
  }

  private static void set(Class<?> type, String field, Object holder, Object value) {
    try {
      field(type, field).set(holder, value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("another version of SANY", e);
    }
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    Field field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  /** The table of texts before any parse: it holds the texts of SANY's own static fields. */
  private static final class Pristine {
    private static final InternTable TABLE = load();

    private static InternTable load() {
      // Where something else in this process has used these classes already, their texts are in
      // the table that is there, with others.
      try {
        for (String holder : HOLDERS) {
          Class.forName(holder);
        }
      } catch (ClassNotFoundException e) {
        throw new LinkageError("another version of SANY", e);
      }
      return copy(UniqueString.internTbl);
    }

    static InternTable table() {
      return copy(TABLE);
    }

    private static InternTable copy(InternTable of) {
      UniqueString[] texts = (UniqueString[]) get(InternTable.class, "table", of);
      InternTable copy = new InternTable(texts.length);
      set(InternTable.class, "table", copy, texts.clone());
      set(InternTable.class, "count", copy, get(InternTable.class, "count", of));
      set(InternTable.class, "tokenCnt", copy, get(InternTable.class, "tokenCnt", of));
      return copy;
    }
  }
}
