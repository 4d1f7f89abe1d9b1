package plumbline.conform.report;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.Coverage;
import plumbline.conform.Outcome;
import plumbline.conform.Tightness;
import plumbline.conform.Verdict;
import plumbline.conform.explain.Deviation;
import plumbline.conform.explain.Deviation.Cause;
import plumbline.conform.explain.Deviation.Disagreement;
import plumbline.conform.explain.Deviation.Kind;
import plumbline.conform.explain.Deviation.Moment;
import plumbline.conform.explain.Deviation.Nearest;
import plumbline.conform.explain.Deviation.Suspect;
import plumbline.tla.SourceRange;
import plumbline.tla.value.Atoms;
import plumbline.tla.value.FunctionValue;
import plumbline.tla.value.SetValue;
import plumbline.tla.value.StringValue;
import plumbline.tla.value.Value;
import plumbline.trace.Event;
import plumbline.trace.Place;
import plumbline.trace.Stamp;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs of a two-phase commit of three resource managers: one in which the transaction manager
 * commits though r3 never prepared, and others that end otherwise.
 */
final class TwoPhaseRun {
  static final String SPEC = "TwoPhase";
  static final Path MODULE = Path.of("examples/TwoPhase.tla");
  static final String LOG = "run.ndjson";

  private final Atoms atoms = new Atoms();
  private final JsonMapper json = new JsonMapper();

  CheckReport report(Outcome... outcomes) {
    return CheckReport.of(SPEC, MODULE, List.of(outcomes), List.of());
  }

  Outcome conforming() {
    return outcome("good.ndjson", new Verdict.Conforms(), 1234, 1234, 2, List.of());
  }

  Outcome unknown() {
    String reason = "more than 100,000 states are possible after event 3";
    return outcome(
        "long.ndjson",
        new Verdict.Unknown(reason),
        10,
        2,
        0,
        List.of("no event observes a variable"));
  }

  /** The commit that came too early. */
  Outcome earlyCommit() {
    return deviating(
        new Deviation(
            Kind.NO_STEP,
            "",
            decide(),
            5,
            1,
            List.of(
                new Nearest(
                    "TMDecide(\"Commit\")",
                    range(47, 6, 36),
                    "type = \"Commit\" => prepared = RM",
                    parts("type", string("Commit"), "prepared", set("r1", "r2"), "RM", managers()),
                    1,
                    false)),
            List.of(),
            path(),
            List.of(event(1, "RMPrepare", "{'rm':'r1'}", "r1", "{}"), decide()),
            true,
            List.of(
                new Suspect(
                    Cause.LOG_GAP,
                    "TMRcvPrepared(r3) between events 4 and 5 would explain it",
                    "look whether tm received a message from r3 before run.ndjson:5"),
                new Suspect(
                    Cause.SPEC_TOO_STRICT,
                    "this condition alone is false, everything else fits",
                    "ask whether a commit needs all of RM"))));
  }

  /** A deviation of {@link LargeTimeline} at some event. */
  Outcome late(long number) {
    Event event =
        new Event(
            new Place(LargeTimeline.LOG, number),
            "Append",
            object("{'entry':7}"),
            "n1",
            Stamp.NONE,
            object("{}"),
            object("{}"),
            0,
            false,
            object("{}"));
    Deviation deviation =
        new Deviation(
            Kind.NO_STEP,
            "",
            event,
            number,
            12,
            List.of(),
            List.of(),
            List.of(),
            List.of(event),
            true,
            List.of());
    return outcome(
        LargeTimeline.LOG, new Verdict.Deviates(deviation), number, number - 1, 0, List.of());
  }

  /** A step that is possible but leads elsewhere than the log says. */
  Outcome wrongValue() {
    Event event = event(5, "RMPrepare", "{'rm':'r3'}", "r3", "{'rmState':{'r3':'committed'}}");
    return deviating(
        new Deviation(
            Kind.NO_STEP,
            "",
            event,
            5,
            2,
            List.of(new Nearest("RMPrepare(r3)", SourceRange.NONE, "", Map.of(), 4, true)),
            List.of(
                new Disagreement(
                    "rmState[r3]", "\"committed\"", List.of("\"prepared\"", "\"aborted\""), 3)),
            path(),
            List.of(event),
            false,
            List.of(
                new Suspect(
                    Cause.WRONG_VALUE,
                    "only rmState[r3] disagrees",
                    "look at what r3 logs as its state in run.ndjson:5"))));
  }

  /** An invariant that fails in every possible state. */
  Outcome inconsistent() {
    return deviating(
        new Deviation(
            Kind.INVARIANT,
            "Consistent",
            event(5, "RMRcv", "{'rm':'r1','type':'Commit'}", "r1", "{}"),
            5,
            1,
            List.of(
                new Nearest(
                    "RMRcv(r1, \"Commit\", \"committed\")",
                    range(73, 3, 77),
                    "\\A a, b \\in RM : ~(rmState[a] = \"aborted\" /\\ rmState[b] = \"committed\")",
                    parts("a", model("r3"), "b", model("r1")),
                    0,
                    false)),
            List.of(),
            path(),
            List.of(),
            false,
            List.of(new Suspect(Cause.SYSTEM, "every step is one of the spec's", ""))));
  }

  /** The events of {@link #earlyCommit}, two of them after the deviation. */
  Timeline timeline() {
    Timeline timeline = new Timeline();
    add(timeline, 1, "r1", "RMPrepare(r1)");
    add(timeline, 2, "tm", "TMRcvPrepared(r1)", 1);
    add(timeline, 3, "r2", "RMPrepare(r2)");
    add(timeline, 4, "tm", "TMRcvPrepared(r2)", 3);
    add(timeline, 5, "tm", "TMDecide(\"Commit\")");
    add(timeline, 6, "r1", "RMRcv(r1, \"Commit\", \"committed\")", 5);
    add(timeline, 7, "r3", "RMRcv(r3, \"Commit\", \"committed\")", 5);
    return timeline;
  }

  private static void add(Timeline into, int number, String node, String label, long... causes) {
    into.event(number, node, label, new Place(LOG, number), causes, number < 5);
  }

  Event event(long line, String action, String args, String node, String vars) {
    return new Event(
        new Place(LOG, line),
        action,
        object(args),
        node,
        Stamp.NONE,
        object(vars),
        object("{}"),
        0,
        false,
        object("{}"));
  }

  private Event decide() {
    return event(5, "TMDecide", "{'type':'Commit'}", "tm", "{'tmState':'done'}");
  }

  private Outcome deviating(Deviation deviation) {
    return outcome(LOG, new Verdict.Deviates(deviation), 7, 4, 0, List.of());
  }

  private static Outcome outcome(
      String trace,
      Verdict verdict,
      long events,
      long explained,
      long ignored,
      List<String> warnings) {
    Coverage coverage =
        new Coverage(
            List.of(
                new Coverage.OfAction("TMDecide", 0, List.of()),
                new Coverage.OfAction("RMPrepare", 2, List.of("r1", "r2")),
                new Coverage.OfAction("RMChooseToAbort", 0, List.of()),
                new Coverage.OfAction("TMRcvPrepared", 2, List.of("r1", "r2")),
                new Coverage.OfAction("RMRcv", 0, List.of())));
    Tightness tightness = new Tightness(1.25, 3, 0.3125, 1);
    return new Outcome(trace, verdict, events, explained, ignored, coverage, tightness, warnings);
  }

  private List<Moment> path() {
    String[] working = {"working", "working", "working"};
    return List.of(
        new Moment(Optional.empty(), "", state(working, set(), set())),
        moment(1, "RMPrepare", "r1", state(prepared(1), set(), messages("r1"))),
        moment(2, "TMRcvPrepared", "r1", state(prepared(1), set("r1"), messages("r1"))),
        moment(3, "RMPrepare", "r2", state(prepared(2), set("r1"), messages("r1", "r2"))),
        moment(
            4, "TMRcvPrepared", "r2", state(prepared(2), set("r1", "r2"), messages("r1", "r2"))));
  }

  private Moment moment(long line, String action, String rm, Map<String, Value> state) {
    String node = action.startsWith("TM") ? "tm" : rm;
    Event event = event(line, action, "{'rm':'" + rm + "'}", node, "{}");
    return new Moment(Optional.of(event), action + "(" + rm + ")", state);
  }

  private Map<String, Value> state(String[] rmState, Value prepared, Value msgs) {
    Value[] states = Arrays.stream(rmState).map(this::string).toArray(Value[]::new);
    Value[] keys = {model("r1"), model("r2"), model("r3")};
    Map<String, Value> state = new LinkedHashMap<>();
    state.put("rmState", FunctionValue.fromPairs(keys, states));
    state.put("tmState", string("init"));
    state.put("prepared", prepared);
    state.put("msgs", msgs);
    return state;
  }

  private static String[] prepared(int count) {
    String[] states = {"working", "working", "working"};
    Arrays.fill(states, 0, count, "prepared");
    return states;
  }

  private Value messages(String... from) {
    StringValue[] names = {atoms.string("type"), atoms.string("rm")};
    return SetValue.of(
        Arrays.stream(from)
            .map(rm -> FunctionValue.record(names, new Value[] {string("Prepared"), model(rm)}))
            .toArray(Value[]::new));
  }

  private Value managers() {
    return set("r1", "r2", "r3");
  }

  private Value set(String... models) {
    return SetValue.of(Arrays.stream(models).map(this::model).toArray(Value[]::new));
  }

  private Value model(String name) {
    return atoms.model(name);
  }

  private Value string(String text) {
    return atoms.string(text);
  }

  private static Map<String, Value> parts(Object... namesAndValues) {
    Map<String, Value> parts = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parts.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
    }
    return parts;
  }

  private static SourceRange range(int line, int column, int endColumn) {
    return new SourceRange(MODULE.toString(), line, column, line, endColumn);
  }

  private ObjectNode object(String text) {
    return (ObjectNode) json.readTree(text.replace('\'', '"'));
  }
}
