package plumbline.tla.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import plumbline.tla.Action;
import plumbline.tla.Formula;
import plumbline.tla.SourceRange;
import plumbline.tla.Stepper;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.BoolValue;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.IntValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;

/** What TLCGet of a name answers: counts of the run, and records made of them as TLC makes them. */
final class RunFacts {
  private static final List<String> STATS =
      List.of(
          "queue", "distinct", "initial", "generated", "diameter", "duration", "worker", "traces");

  /** The release whose answers are ours: some specs refuse to run with an older one. */
  private static final long TLC_RELEASED = 1_764_547_200L;

  private final PlannedSpec spec;
  private final Registers registers;

  RunFacts(PlannedSpec spec, Registers registers) {
    this.spec = spec;
    this.registers = registers;
  }

  Optional<Value> get(String name, Stepper.Statistics run) {
    return switch (name) {
      case "config" -> Optional.of(config(run));
      case "stats" -> Optional.of(stats(run));
      case "spec" -> Optional.of(parts());
      case "revision" -> Optional.of(revision());
      case "all" -> Optional.of(registers.numbered(true));
      case "all:named" -> Optional.of(registers.numbered(false));
      case "action" -> Optional.of(action(run));
      default -> number(run, name);
    };
  }

  private static Optional<Value> number(Stepper.Statistics run, String name) {
    OptionalLong count = run.count(name);
    return count.isPresent() ? Optional.of(IntValue.of(count.getAsLong())) : Optional.empty();
  }

  private Value config(Stepper.Statistics run) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("mode", string(run.mode()));
    fields.put("deadlock", BoolValue.of(spec.checkDeadlock()));
    fields.put("worker", IntValue.of(run.count("workers").orElse(1)));
    fields.put("seed", string(Long.toString(spec.seed())));
    fields.put("fingerprint", string("0"));
    fields.put("install", string(""));
    number(run, "depth").ifPresent(d -> fields.put("depth", d));
    number(run, "limit").ifPresent(t -> fields.put("traces", t));
    return record(fields);
  }

  private Value stats(Stepper.Statistics run) {
    Map<String, Value> fields = new LinkedHashMap<>();
    STATS.forEach(name -> number(run, name).ifPresent(n -> fields.put(name, n)));
    return record(fields);
  }

  private Value revision() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("count", IntValue.of(0));
    fields.put("timestamp", IntValue.of(TLC_RELEASED));
    fields.put("date", string("2025-12-01T00:00:00.0Z"));
    fields.put("tag", string("plumbline"));
    fields.put("calver", string("2025.12.01"));
    return record(fields);
  }

  private Value action(Stepper.Statistics run) {
    Optional<Action> taken = run.action();
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("name", string(taken.map(Action::name).orElse("UnnamedAction")));
    fields.put("location", location(taken.map(Action::at).orElse(SourceRange.NONE)));
    return record(fields);
  }

  private Value parts() {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("actions", named(spec.actions().stream().map(Named::of).toList()));
    fields.put("invariants", named(formulas(spec.invariants())));
    fields.put("impliedinits", named(formulas(spec.initialProperties())));
    fields.put("impliedactions", named(formulas(spec.stepProperties())));
    fields.put("impliedtemporals", SetValue.EMPTY);
    fields.put("temporals", SetValue.EMPTY);
    fields.put("inits", named(spec.configured().init().map(List::of).orElse(List.of())));
    fields.put("constraints", named(spec.configured().constraints()));
    fields.put("actionconstraints", named(spec.configured().actionConstraints()));
    List<Named> variables = new ArrayList<>();
    spec.variables().forEach(v -> variables.add(new Named(v, SourceRange.NONE)));
    fields.put("variables", named(variables));
    return record(fields);
  }

  /** A name with its place. */
  record Named(String name, SourceRange at) {
    static Named of(Action action) {
      return new Named(action.name(), action.at());
    }
  }

  private static List<Named> formulas(List<Formula> formulas) {
    return formulas.stream().map(f -> new Named(f.name(), f.at())).toList();
  }

  private Value named(List<Named> things) {
    Value[] records = new Value[things.size()];
    for (int i = 0; i < records.length; i++) {
      Map<String, Value> fields = new LinkedHashMap<>();
      fields.put("name", string(things.get(i).name()));
      fields.put("location", location(things.get(i).at()));
      records[i] = record(fields);
    }
    return SetValue.of(records);
  }

  private Value location(SourceRange at) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("beginLine", IntValue.of(at.line()));
    fields.put("beginColumn", IntValue.of(at.column()));
    fields.put("endLine", IntValue.of(at.endLine()));
    fields.put("endColumn", IntValue.of(at.endColumn()));
    String file = at.file();
    fields.put(
        "module", string(file.endsWith(".tla") ? file.substring(0, file.length() - 4) : file));
    return record(fields);
  }

  /** {@code CounterExample}: numbered states, and the actions between them. */
  Value counterExample(List<Stepper.Move> moves) {
    StringValue[] names = spec.variables().stream().map(this::string).toArray(StringValue[]::new);
    Value[] states = new Value[moves.size()];
    List<Value> actions = new ArrayList<>();
    for (int i = 0; i < states.length; i++) {
      Value values = FunctionValue.record(names.clone(), moves.get(i).state().values().clone());
      states[i] = FunctionValue.sequence(IntValue.of(i + 1L), values);
      if (i > 0) {
        Map<String, Value> action = new LinkedHashMap<>();
        action.put("name", string(moves.get(i).action()));
        actions.add(FunctionValue.sequence(states[i - 1], record(action), states[i]));
      }
    }
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("action", SetValue.of(actions.toArray(Value[]::new)));
    fields.put("state", SetValue.of(states));
    return record(fields);
  }

  private StringValue string(String text) {
    return spec.atoms().string(text);
  }

  private Value record(Map<String, Value> fields) {
    Atoms atoms = spec.atoms();
    return FunctionValue.record(
        fields.keySet().stream().map(atoms::string).toArray(StringValue[]::new),
        fields.values().toArray(Value[]::new));
  }
}
