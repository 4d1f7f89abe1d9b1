package plumbline.tla.module;

import plumbline.tla.SpecException;
import plumbline.tla.expr.Purity;
import plumbline.tla.module.Natives.Table;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.tla.value.ValueException;

/** The module TLCExt. */
final class TlcExtOperators {
  private static final String MODULE = "TLCExt";

  private TlcExtOperators() {}

  static void register(Table table) {
    varying(table, "FailsWith", 2, TlcExtOperators::failsWith);
    pure(table, "Deferred", 1, (c, a) -> BoolValue.TRUE);
    pure(table, "TLCModelValue", 1, (c, a) -> c.atoms().model(a.string(0)));
    pure(table, "TLCFP", 1, (c, a) -> IntValue.of(a.get(0).strict().fingerprint() >>> 33));
    pure(table, "ToTrace", 1, TlcExtOperators::toTrace);
    varying(
        table,
        "TLCGetOrDefault",
        2,
        (c, a) ->
            TlcOperators.isRegister(a.get(0)) ? c.register(a.get(0)).orElse(a.get(1)) : a.get(1));
    varying(table, "Trace", 0, (c, a) -> FunctionValue.sequence(c.trace().toArray(Value[]::new)));
    varying(table, "CounterExample", 0, (c, a) -> c.counterExample());
    varying(
        table,
        "TLCEvalDefinition",
        1,
        (c, a) ->
            c.definition(a.string(0))
                .orElseThrow(
                    () ->
                        a.wrong(
                            0,
                            "name of a definition without arguments that the root module knows")));
  }

  private static void pure(Table table, String name, int arity, Arguments.Checked body) {
    table.only(MODULE, name, arity, Purity.PURE, Arguments.named(name, body));
  }

  private static void varying(Table table, String name, int arity, Arguments.Checked body) {
    table.only(MODULE, name, arity, Purity.VARYING, Arguments.named(name, body));
  }

  private static Value failsWith(NativeContext context, Arguments a) {
    String message;
    try {
      a.call(1, BoolValue.TRUE).strict();
      return BoolValue.FALSE;
    } catch (ValueException | SpecException e) {
      message = e.getMessage();
    }
    return BoolValue.of(message.equals(a.string(0)));
  }

  private static Value toTrace(NativeContext context, Arguments a) {
    FunctionValue counterExample = a.record(0);
    StringValue name = context.atoms().string("state");
    if (counterExample.keys().indexOf(name) < 0) {
      throw a.wrong(0, "CounterExample");
    }
    SetValue numbered = counterExample.field(name).enumerated();
    return FunctionValue.of(
        plumbline.tla.value.Sets.interval(IntValue.of(1), IntValue.of(numbered.count())),
        i -> stateOf(numbered, i));
  }

  private static Value stateOf(SetValue numbered, Value number) {
    for (int i = 0; i < numbered.count(); i++) {
      if (numbered.get(i).apply(IntValue.of(1)).equals(number)) {
        return numbered.get(i).apply(IntValue.of(2));
      }
    }
    throw new ValueException("ToTrace: the counterexample has no state number " + number);
  }
}
