package plumbline.trace.format;

import static org.assertj.core.api.Assertions.assertThat;
import static plumbline.trace.Logs.file;
import static plumbline.trace.Logs.read;
import static plumbline.trace.Logs.refusal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Fields;
import plumbline.trace.JsonPath;
import plumbline.trace.ReadOptions;
import plumbline.trace.Stamp;
import plumbline.trace.TraceException;
import plumbline.trace.TraceFile;

class PresetsTest {
  @TempDir Path folder;

  private String recognised(Path log) {
    try (Events events = Events.open(TraceFile.of(log), ReadOptions.defaults())) {
      return events.preset();
    }
  }

  @Test
  void fields_say_where_the_parts_of_a_foreign_line_are() {
    Path log =
        file(
            folder,
            "t.ndjson",
            """
            {"event":"<","node":3,"pkt":{"snd":2,"to":[{"a b":"x"}],"vc":{"2":"7","3":4}},"other":1}\
            """);
    Fields fields =
        Fields.NATIVE
            .with("action", JsonPath.parse("$.event"))
            .with("clock", JsonPath.parse("$.pkt.vc"))
            .with(
                "args",
                Map.of(
                    "from", JsonPath.parse("$.pkt.snd"),
                    "what", JsonPath.parse("$.pkt.to[0]['a b']"),
                    "absent", JsonPath.parse("$.pkt.none")));
    Event event = read(log, ReadOptions.defaults().withFields(fields)).getFirst();

    assertThat(event.action()).isEqualTo("<");
    assertThat(event.node()).isEqualTo("3");
    assertThat(event.stamp().clock()).isEqualTo(Map.of("2", 7L, "3", 4L));
    assertThat(event.args().path("from").intValue()).isEqualTo(2);
    assertThat(event.args().path("what").stringValue()).isEqualTo("x");
    assertThat(event.args().has("absent")).isFalse();
  }

  @Test
  void a_foreign_line_without_its_action_is_left_to_the_binding() {
    ReadOptions options =
        ReadOptions.defaults().withFields(Fields.NATIVE.with("action", JsonPath.parse("$.event")));
    try (Events events =
        Events.open(TraceFile.of(file(folder, "t.ndjson", "{\"N\":5}")), options)) {
      Event header = events.next();
      assertThat(header.action()).isEmpty();
      assertThat(header.line().path("N").intValue()).isEqualTo(5);
    }
  }

  @Test
  void a_pattern_makes_events_of_text() {
    Path log =
        file(
            folder,
            "t.log",
            "2023-12-01 16:10:34.000921 INFO LOCK client=0 lock=4",
            "2023-12-01 16:10:35.000921 INFO loop every 10ms",
            "2023-12-01 16:10:36.000921 INFO RELEASE client=1");
    ReadOptions options =
        ReadOptions.defaults()
            .withPattern(
                Pattern.compile(
                    "^(?<time>\\S+ \\S+) INFO (?<action>\\w+) client=(?<c>\\d+)("
                        + " lock=(?<l>\\d+))?"))
            .withIgnored(List.of(Pattern.compile("loop every")));
    List<Event> events = read(log, options);

    assertThat(events).extracting(Event::action).containsExactly("LOCK", "RELEASE");
    assertThat(events)
        .extracting(e -> e.args().toString())
        .containsExactly("{\"c\":\"0\",\"l\":\"4\"}", "{\"c\":\"1\"}");
    assertThat(events.getFirst().stamp()).isEqualTo(Stamp.at(1_701_447_034_000_921_000L));
    TraceException refused = refusal(log, options.withIgnored(List.of()));
    assertThat(refused).hasMessageContaining("does not match the pattern");
    assertThat(refused.at().line()).isEqualTo(2);
    assertThat(refused.excerpt()).contains("loop every");
  }

  @Test
  void etcd_raft_is_recognised_among_other_lines() {
    Path log =
        file(
            folder,
            "t.ndjson",
            "{\"level\":\"info\",\"msg\":\"starting\"}",
            "{\"ts\":1712329729.5,\"tag\":\"trace\",\"event\":{\"name\":\"BecomeFollower\",\"nid\":\"1\",\"state\":{\"term\":1}}}");

    assertThat(recognised(log)).isEqualTo("etcd-raft");
    Event event = read(log).getFirst();
    assertThat(event.action()).isEqualTo("BecomeFollower");
    assertThat(event.node()).isEqualTo("1");
    assertThat(event.stamp().start()).isEqualTo(1_712_329_729_500_000_000L);
    assertThat(event.line().path("event").path("state").path("term").intValue()).isEqualTo(1);
    assertThat(event.at().line()).isEqualTo(2);
    assertThat(
            refusal(
                file(folder, "u.ndjson", "{\"tag\":\"trace\",\"event\":{\"nid\":\"1\"}}"),
                ReadOptions.defaults().withPreset("etcd-raft")))
        .hasMessage("event.name is missing");
  }

  @Test
  void ccf_raft_is_recognised() {
    Path log =
        file(
            folder,
            "t.ndjson",
            "{\"tag\":\"raft_trace\",\"cmd\":\"start_node,0\"}",
            "{\"h_ts\":\"12\",\"tag\":\"raft_trace\",\"msg\":{\"function\":\"become_candidate\",\"state\":{\"node_id\":\"0\"}}}");
    try (Events events = Events.open(TraceFile.of(log), ReadOptions.defaults())) {
      Event event = events.next();
      assertThat(events.preset()).isEqualTo("ccf-raft");
      assertThat(event.action()).isEqualTo("become_candidate");
      assertThat(event.node()).isEqualTo("0");
      assertThat(events.hasNext()).isFalse();
      assertThat(events.ignored()).isEqualTo(1);
    }
  }

  @Test
  void updates_of_trace_validation_tools_are_observations() {
    Path log =
        file(
            folder,
            "t.ndjson",
            """
            {"clock":3,"rmState":[{"op":"Update","path":["r1"],"args":["prepared"]}],"msgs":[{"op":"AddElement","path":[],"args":[{"type":"Prepared"}]},{"op":"RemoveElement","path":[],"args":[1]}],"event":"RMPrepare","event_args":["r1"],"sender":"p1"}\
            """,
            """
            {"event":"X","log":[{"op":"AppendElement","path":["a",1],"args":[7]},{"op":"Clear","path":["b"],"args":[]}],"rec":[{"op":"UpdateRec","path":["r"],"args":[{"f":1,"g":2}]},{"op":"Init","path":["r","f"],"args":[]}],"s":[{"op":"AddElement","path":[],"args":[1]},{"op":"AddElements","path":[],"args":[[2,3]]}],"bag":[{"op":"RemoveFromBag","path":[],"args":[1]}]}\
            """);
    List<Event> events = read(log);

    assertThat(recognised(log)).isEqualTo("trace-validation-tools");
    assertThat(events.getFirst().action()).isEqualTo("RMPrepare");
    assertThat(events.getFirst().args().toString()).isEqualTo("{\"1\":\"r1\"}");
    assertThat(events.getFirst().node()).isEqualTo("p1");
    assertThat(events.getFirst().stamp().lamport()).isEqualTo(3);
    assertThat(events.getFirst().vars().toString())
        .isEqualTo(
            "{\"rmState\":{\"r1\":\"prepared\"},\"msgs\":{\"#lacks\":[1],\"#contains\":[{\"type\":\"Prepared\"}]}}");
    assertThat(events.getLast().vars().toString())
        .isEqualTo(
            "{\"log\":{\"a\":{\"1\":{\"#last\":7}},\"b\":[]},\"rec\":{\"r\":{\"g\":2}},\"s\":{\"#contains\":[2,3,1]}}");
  }

  @Test
  void names_of_events_alone_are_trace_validation_tools() {
    assertThat(recognised(file(folder, "t.ndjson", "{\"event\": \"RMPrepare\"}")))
        .isEqualTo("trace-validation-tools");
  }

  @Test
  void an_operator_that_is_not_known_is_told_with_those_that_are() {
    TraceException refused =
        refusal(
            file(
                folder,
                "t.ndjson",
                "{\"event\":\"A\",\"v\":[{\"op\":\"Push\",\"path\":[],\"args\":[1]}]}"));

    assertThat(refused).hasMessageContaining("\"Push\" is no operator of a change; there are Init");
    assertThat(refused.column()).isEqualTo(19);
  }

  @Test
  void steps_of_an_itf_trace_are_events() {
    Path log =
        file(
            folder,
            "t.itf.json",
            """
            {"#meta": {"format": "ITF"},
             "vars": ["x"],
             "states": [
               {"#meta": {"index": 0}, "x": {"#bigint": "0"}},
               {"#meta": {"index": 1, "action": "Inc(1)"}, "x": {"#bigint": "1"}},
               {"mbt::actionTaken": "Dec", "mbt::nondetPicks": {}, "x": {"#tup": []}}
             ]
            }\
            """);
    List<Event> events = read(log);

    assertThat(recognised(log)).isEqualTo("itf");
    assertThat(events).extracting(Event::action).containsExactly("Inc", "Dec");
    assertThat(events).extracting(e -> e.at().line()).containsExactly(5L, 6L);
    assertThat(events)
        .extracting(e -> e.before().toString())
        .containsExactly("{\"x\":{\"#bigint\":\"0\"}}", "{\"x\":{\"#bigint\":\"1\"}}");
    assertThat(events)
        .extracting(e -> e.vars().toString())
        .containsExactly("{\"x\":{\"#bigint\":\"1\"}}", "{\"x\":{\"#tup\":[]}}");
  }

  @Test
  void steps_of_a_counterexample_of_tlc_are_events() {
    Path log =
        file(
            folder,
            "t.json",
            """
            {"counterexample":{"action":[
              [[2,{"x":1}],{"name":"Dec","location":{}},[3,{"x":0}]],
              [[1,{"x":0}],{"name":"Inc","context":{"by":1,"other":2},"parameters":["by"]},[2,{"x":1}]]],
             "state":[[1,{"x":0}],[2,{"x":1}],[3,{"x":0}]]},"vars":["x"]}\
            """);
    List<Event> events = read(log);

    assertThat(recognised(log)).isEqualTo("tlc-json");
    assertThat(events).extracting(Event::action).containsExactly("Inc", "Dec");
    assertThat(events.getFirst().args().toString()).isEqualTo("{\"by\":1}");
    assertThat(events.getFirst().before().toString()).isEqualTo("{\"x\":0}");
    assertThat(events.getLast().vars().toString()).isEqualTo("{\"x\":0}");
    assertThat(events.getFirst().at().line()).isEqualTo(3);
  }

  @Test
  void operations_of_a_jepsen_history_are_intervals() {
    String[] history = {
      "{:process 0, :type :invoke, :f :write, :value 3, :index 0, :time 10}",
      "{:process :nemesis, :type :info, :f :start, :value nil, :index 1, :time 12}",
      "{:process 1, :type :invoke, :f :read, :value nil, :index 2, :time 15}",
      "{:process 2, :type :invoke, :f :cas, :value [3 4], :index 3, :time 16}",
      "{:process 0, :type :ok, :f :write, :value 3, :index 4, :time 20}",
      "{:process 1, :type :ok, :f :read, :value 3, :index 5, :time 25}",
      "{:process 2, :type :fail, :f :cas, :value [3 4], :index 6, :time 26}",
      "{:process 0, :type :invoke, :f :write, :value 9, :index 7, :time 30}",
      "{:process 1, :type :invoke, :f :write, :value 5, :index 8, :time 31}",
      "{:process 0, :type :info, :f :write, :value 9, :error :timeout, :index 9, :time 99}",
    };
    Path log = file(folder, "history.edn", history);
    try (Events read = Events.open(TraceFile.of(log), ReadOptions.defaults())) {
      assertThat(read.preset()).isEqualTo("jepsen");
    }
    List<Event> events = read(log);

    assertThat(events).extracting(Event::action).containsExactly("write", "read", "write", "write");
    assertThat(events).extracting(Event::node).containsExactly("0", "1", "0", "1");
    assertThat(events)
        .extracting(e -> e.args().toString())
        .containsExactly(
            "{\"value\":3,\"result\":3}",
            "{\"value\":null,\"result\":3}",
            "{\"value\":9}",
            "{\"value\":5}");
    assertThat(events).extracting(e -> e.stamp().start()).containsExactly(10L, 15L, 30L, 31L);
    assertThat(events)
        .extracting(e -> e.stamp().end())
        .containsExactly(20L, 25L, Long.MAX_VALUE, Long.MAX_VALUE);
    assertThat(events).extracting(Event::optional).containsExactly(false, false, true, true);
    assertThat(events).extracting(e -> e.at().line()).containsExactly(1L, 3L, 8L, 9L);

    Path vector = file(folder, "vector.edn", "[" + String.join("\n ", history) + "]");
    assertThat(read(vector)).hasSize(4);
    Path json =
        file(
            folder,
            "history.json",
            "{\"process\":0,\"type\":\"invoke\",\"f\":\"read\",\"value\":null}",
            "{\"process\":0,\"type\":\"ok\",\"f\":\"read\",\"value\":7}");
    assertThat(recognised(json)).isEqualTo("jepsen");
    assertThat(read(json).getFirst().args().toString()).isEqualTo("{\"value\":null,\"result\":7}");
  }

  @Test
  void a_history_that_contradicts_itself_is_refused() {
    assertThat(
            refusal(
                file(
                    folder,
                    "a.edn",
                    "{:process 0, :type :invoke, :f :read}",
                    "{:process 0, :type :invoke, :f :read}")))
        .hasMessageContaining("process 0 begins an operation while that of");
    assertThat(refusal(file(folder, "b.edn", "{:process 0, :type :ok, :f :read}")))
        .hasMessageContaining("ends an operation that it did not begin");
    TraceException cut =
        refusal(file(folder, "c.edn", "{:process 0, :type :invoke, :f :read}", "{:process"));
    assertThat(cut).hasMessageContaining("cut off");
    assertThat(cut.at().line()).isEqualTo(3);
  }

  @Test
  void edn_is_read_as_json() {
    Path log =
        file(
            folder,
            "t.edn",
            """
            ; a comment
            #jepsen.history.Op{:process 0, :type :invoke, :f :txn #_ignored,
              :value [[:r 1N nil] (:append "a\\n\\u0041" -2.5M) #{1/2 \\newline true}],
              :at #inst "2026-01-01", :m {1 :a/b, "k" sym}}
            {:process 0 :type :ok :f :txn}\
            """);
    Event event = read(log).getFirst();

    assertThat(event.args().toString())
        .isEqualTo(
            "{\"value\":[[\"r\",1,null],[\"append\",\"a\\nA\",-2.5],[\"1/2\",\"\\n\",true]]}");
  }

  @Test
  void a_shiviz_log_has_two_lines_an_event() {
    Path log =
        file(
            folder,
            "t.log",
            "(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)",
            "",
            "a {\"a\":1}",
            "Send {\"m\": 3}",
            "b {\"b\":1, \"a\":1}",
            "received a message {from a}");
    List<Event> events = read(log);

    assertThat(recognised(log)).isEqualTo("shiviz");
    assertThat(events)
        .extracting(Event::action)
        .containsExactly("Send", "received a message {from a}");
    assertThat(events.getFirst().args().toString()).isEqualTo("{\"m\":3}");
    assertThat(events).extracting(Event::node).containsExactly("a", "b");
    assertThat(events.getLast().stamp().clock()).isEqualTo(Map.of("a", 1L, "b", 1L));
    assertThat(events).extracting(e -> e.at().line()).containsExactly(3L, 5L);
  }

  @Test
  void a_shiviz_log_without_expression_is_recognised_and_its_errors_are_placed() {
    Path log = file(folder, "t.log", "a {\"a\":1}", "x", "", "a {\"a\":true}", "y");

    assertThat(recognised(log)).isEqualTo("shiviz");
    TraceException refused = refusal(log);
    assertThat(refused.at().line()).isEqualTo(4);
    assertThat(refused.column()).isEqualTo(3);
    assertThat(refused).hasMessageContaining("clock must be an integer");
    Path reversed =
        file(
            folder,
            "r.log",
            "(?<event>.*)\\n(?<host>\\S*) (?<clock>\\{.*\\})",
            "",
            "x",
            "a {\"a\":1}");
    assertThat(read(reversed)).extracting(Event::action).containsExactly("x");
  }

  @Test
  void spans_and_log_records_of_opentelemetry_are_events() {
    Path log =
        file(
            folder,
            "t.jsonl",
            """
            {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"tm"}}]},"scopeSpans":[{"scope":{},"spans":[{"traceId":"t","spanId":"s2","parentSpanId":"s1","name":"Prepare","startTimeUnixNano":"100","endTimeUnixNano":"200","attributes":[{"key":"rm","value":{"stringValue":"r1"}},{"key":"n","value":{"intValue":"7"}},{"key":"l","value":{"arrayValue":{"values":[{"boolValue":true}]}}}],"links":[{"spanId":"s0"}]}]}]}]}\
            """,
            """
            {"resourceLogs":[{"resource":{"attributes":[{"key":"service.instance.id","value":{"stringValue":"tm-1"}}]},"scopeLogs":[{"logRecords":[{"timeUnixNano":"300","body":{"stringValue":"Commit"}}]}]}]}\
            """);
    List<Event> events = read(log);

    assertThat(recognised(log)).isEqualTo("otlp");
    assertThat(events).extracting(Event::action).containsExactly("Prepare", "Commit");
    assertThat(events).extracting(Event::node).containsExactly("tm", "tm-1");
    assertThat(events.getFirst().args().toString())
        .isEqualTo("{\"rm\":\"r1\",\"n\":7,\"l\":[true]}");
    assertThat(events.getFirst().stamp())
        .isEqualTo(
            new Stamp(Stamp.ABSENT, Map.of(), "s2", List.of("s1", "s0"), Stamp.ABSENT, 100, 200));
    assertThat(events.getLast().stamp()).isEqualTo(Stamp.at(300));
  }
}
