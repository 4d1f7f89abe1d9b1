package plumbline.conform.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumbline.tla.Spec;
import plumbline.tla.SpecOptions;
import plumbline.trace.Event;
import plumbline.trace.Events;
import plumbline.trace.Place;
import plumbline.trace.ReadOptions;
import plumbline.trace.Stamp;
import plumbline.trace.TraceFile;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class BindProposalTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Spec MAIL =
      Spec.load(Path.of("src/test/resources/bindings/Mail.tla"), SpecOptions.defaults());

  @TempDir Path folder;

  @Test
  void what_matches_is_mapped_and_what_does_not_is_marked() throws IOException {
    Path log = folder.resolve("mail.log.ndjson");
    Files.writeString(
        log,
        """
        {"ts": "2026-01-01T00:00:00Z", "msg": {"event": "campaign", "node": "n1", "term": 1}}
        {"ts": "2026-01-01T00:00:01Z", "msg": {"event": "send", "node": "n1", "term": 1, "to": "n2"}}
        {"ts": "2026-01-01T00:00:02Z", "msg": {"event": "recv", "node": "n2", "term": 0}}
        {"ts": "2026-01-01T00:00:03Z", "msg": {"event": "update_trm", "node": "n2", "term": 1}}
        {"ts": "2026-01-01T00:00:04Z", "msg": {"event": "fsync", "node": "n2", "term": 1}}
        """);
    String proposal = proposal(log);
    assertThat(proposal.replace(log.toString(), "mail.log.ndjson"))
        .isEqualTo(
            """
            # What the lines of mail.log.ndjson mean in terms of Mail: a proposal from 5 of them.
            # Look at what has a "# ?" behind it: it is a guess, or nothing fits.
            #
            # The spec's actions:   Next, Campaign(i), Append_(i, v), Send(i, j), Receive(m), Drop(m), UpdateTerm(i, m)
            # The spec's variables: term, role, mail, log
            # The log's events:     campaign 1, send 1, recv 1, update_trm 1, fsync 1
            # The log's fields, in how many lines, and some values:
            #   $.ts              5  "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", "2026-01-01T00:00:02Z", "2026-01-01T00:00:03Z", ...
            #   $.msg.event       5  "campaign", "send", "recv", "update_trm", ...
            #   $.msg.node        5  "n1", "n2"
            #   $.msg.term        5  1, 0
            #   $.msg.to          1  "n2"

            fields:
              action: $.msg.event
              node: $.msg.node
              time: $.ts
            order: total

            # The argument of that name of every action that has one.
            let:
              i: $.msg.node

            # What every line says of the state after its step; what it says of the state ahead of
            # the step belongs under before.
            vars:
              'term[i]': $.msg.term

            events:
              campaign: Campaign
              send: {action: Send, args: {j: $.msg.to}}
              recv: Receive  # ?
              update_trm: UpdateTerm  # ?

            # No action is like these: map them above, or ignore those that carry no step.
            # ignore:
            #   - fsync  # ? 1 in the log
            """);
    assertThat(BindingPlan.of(BindingFile.parse("b.yaml", proposal), MAIL).definitions())
        .isNotEmpty();
  }

  @Test
  void a_log_of_native_events_needs_no_binding() throws IOException {
    Path log = folder.resolve("native.ndjson");
    Files.writeString(
        log,
        """
        {"action": "Campaign", "args": {"i": "n1"}, "vars": {"role": {"n1": "leader"}}}
        {"action": "Send", "args": {"i": "n1", "j": "n2"}}
        """);
    assertThat(proposal(log))
        .contains("without a binding it would be the same")
        .contains("\nevents:\n  Campaign: Campaign\n  Send: Send\n")
        .doesNotContain("vars:");
  }

  @Test
  void values_that_the_spec_does_not_have_are_shown() throws IOException {
    Path log = folder.resolve("other.ndjson");
    Files.writeString(
        log,
        """
        {"name": "campaign", "node": 1}
        {"name": "campaign", "node": 2}
        """);
    assertThat(proposal(log))
        .contains(
            "# Values differ: i of Campaign is one of n1, n2 in the spec, and at $.node of the log"
                + " one of 1, 2.\n")
        .contains("# constants: {NAME: nodes()}  # ?\n");
  }

  @Test
  void a_text_log_needs_a_pattern_whose_groups_are_its_fields() throws IOException {
    Path log = folder.resolve("text.log");
    Files.writeString(
        log,
        """
        starting up
        12:00:01 INFO event=campaign node=n1
        12:00:02 INFO event=drop node=n2
        """);
    ReadOptions options =
        ReadOptions.defaults()
            .withPattern(Pattern.compile("event=(?<event>\\w+) node=(?<node>\\w+)"))
            .withIgnored(List.of(Pattern.compile("^starting")));
    String proposal = BindProposal.of(MAIL, List.of(TraceFile.of(log)), options);
    assertThat(proposal)
        .contains(
            "pattern: 'event=(?<event>\\w+) node=(?<node>\\w+)'\nignore-lines:\n  - '^starting'\n")
        .contains("  campaign: {action: Campaign, args: {i: $.node}}\n  drop: Drop\n");
    Binding binding = BindingFile.parse("b.yaml", proposal);
    try (Events events = Events.open(TraceFile.of(log), binding.readOptions())) {
      assertThat(events.next().action()).isEqualTo("campaign");
    }
  }

  private static String proposal(Path log) {
    return BindProposal.of(MAIL, List.of(TraceFile.of(log)), ReadOptions.defaults());
  }

  @Property(tries = 200)
  void whatever_a_log_calls_things_the_proposal_is_a_binding(
      @ForAll @Size(min = 1, max = 5) List<@StringLength(max = 120) String> names) {
    List<Event> events = new ArrayList<>();
    for (String name : names) {
      ObjectNode line = JSON.createObjectNode();
      line.put("event", name);
      names.forEach(n -> line.put(n + "x", n));
      line.put("campaign", name).put(name + "term", 3);
      events.add(
          new Event(
              new Place("t", 1),
              "",
              JSON.createObjectNode(),
              "",
              Stamp.NONE,
              JSON.createObjectNode(),
              JSON.createObjectNode(),
              0,
              false,
              line));
      events.add(
          new Event(
              new Place("t", 1),
              "campaign" + name,
              JSON.createObjectNode(),
              "",
              Stamp.NONE,
              JSON.createObjectNode(),
              JSON.createObjectNode(),
              0,
              false,
              line));
    }
    for (List<Event> sample :
        List.of(
            events,
            Stream.iterate(0, i -> i < events.size(), i -> i + 2).map(events::get).toList())) {
      String proposal = BindProposal.of(MAIL, "t", "native", sample);
      BindingPlan.of(BindingFile.parse("b.yaml", proposal), MAIL);
    }
  }
}
