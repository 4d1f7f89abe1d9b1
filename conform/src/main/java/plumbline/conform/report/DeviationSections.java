package plumbline.conform.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plumbline.conform.explain.Deviation;
import plumbline.tla.SourceRange;
import plumbline.tla.text.WrappedText;
import plumbline.tla.value.Value;
import plumbline.trace.Event;

/** The sections of the HTML report that explain a deviation. */
final class DeviationSections {
  private static final int LONGEST_VALUE = 4_000;

  private final Sections sections;
  private final Markup html;

  DeviationSections(Sections sections) {
    this.sections = sections;
    this.html = sections.html();
  }

  /** The candidates, each with the condition that it fails and the values in it. */
  void why(Deviation d) {
    if (d.nearest().isEmpty()) {
      return;
    }
    html.open("section");
    sections.part(Wording.heading(d.kind()));
    html.open("ol", "class", "candidates").line();
    for (Deviation.Nearest nearest : d.nearest()) {
      html.open("li");
      sections.openSub().element("code", nearest.action());
      html.text(" " + Wording.why(d.kind(), nearest));
      sections.closeSub();
      if (!nearest.conjunct().isEmpty()) {
        quote(nearest);
      }
      values(nearest.parts());
      html.close("li").line();
    }
    html.close("ol").close("section").line();
  }

  private void quote(Deviation.Nearest nearest) {
    html.open("figure", "class", "quote");
    if (!nearest.at().equals(SourceRange.NONE)) {
      html.element("figcaption", nearest.at().toString(), "class", "place");
    }
    html.open("pre").element("code", nearest.conjunct()).close("pre").close("figure").line();
  }

  private void values(Map<String, Value> values) {
    if (values.isEmpty()) {
      return;
    }
    html.open("table", "class", "values");
    html.element("caption", "Values in the state that came closest", "class", "hidden");
    html.open("tbody").line();
    values.forEach((name, value) -> html.raw(valueRow(name, value)));
    html.close("tbody").close("table").line();
  }

  private static String valueRow(String name, Value value) {
    return new Markup()
        .open("tr")
        .open("th", "scope", "row")
        .element("code", name)
        .close("th")
        .open("td")
        .element("pre", wrapped(value))
        .close("td")
        .close("tr")
        .line()
        .toString();
  }

  private static String wrapped(Value value) {
    // Lines are laid out for a name in front of the value; here the name stands beside it.
    String text = String.join("\n", WrappedText.lines("", value)).substring(" = ".length());
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  /** What was logged, against the state ahead of it and what the spec allows after it. */
  void disagreements(Deviation d) {
    Map<String, Value> state = d.path().isEmpty() ? Map.of() : d.path().getLast().state();
    Map<String, Logged> logged = new LinkedHashMap<>();
    Logged.of(d.event().vars(), state).forEach(l -> logged.put(l.place(), l));
    for (Deviation.Disagreement one : d.disagreements()) {
      logged.putIfAbsent(one.place(), new Logged(one.place(), one.logged(), Optional.empty()));
    }
    if (logged.isEmpty()) {
      return;
    }
    boolean possible = !d.disagreements().isEmpty();
    html.open("section");
    sections.part(possible ? "Logged and possible" : "What the event observed");
    html.open("div", "class", "wide").open("table", "class", "ruled diff").open("thead").open("tr");
    List<String> columns = List.of("Place", "Before the event", "Logged after it", "Possible");
    columns.stream()
        .limit(possible ? 4 : 3)
        .forEach(column -> html.element("th", column, "scope", "col"));
    html.close("tr").close("thead").open("tbody").line();
    for (Logged place : logged.values()) {
      Optional<Deviation.Disagreement> against =
          d.disagreements().stream().filter(x -> x.place().equals(place.place())).findFirst();
      difference(place, against);
      if (possible) {
        possible(against);
      }
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").close("section").line();
  }

  private void difference(Logged place, Optional<Deviation.Disagreement> against) {
    html.open("tr", "class", against.isPresent() ? "wrong" : "");
    html.open("th", "scope", "row").element("code", place.place()).close("th");
    html.open("td")
        .element("code", place.state().map(Value::toString).orElse("no such place"))
        .close("td");
    html.open("td");
    String mark = against.isPresent() ? "del" : "ins";
    html.open(mark).element("code", place.text()).close(mark).close("td");
  }

  private void possible(Optional<Deviation.Disagreement> against) {
    html.open("td");
    against.ifPresentOrElse(
        a -> {
          for (String possible : a.possible()) {
            html.open("div").element("code", possible).close("div");
          }
          if (a.possible().isEmpty()) {
            html.text("nothing");
          } else if (a.others() > 0) {
            html.element("div", "and " + Wording.count(a.others(), "other"), "class", "faint");
          }
        },
        () -> html.element("span", "as logged", "class", "faint"));
    html.close("td");
  }

  void suspects(Deviation d) {
    if (d.suspects().isEmpty()) {
      return;
    }
    html.open("section");
    sections.part("What to look at");
    html.open("ol", "class", "suspects").line();
    for (Deviation.Suspect suspect : d.suspects()) {
      String cause = Wording.cause(suspect.cause());
      html.open("li").element("b", Wording.capitalised(cause)).text(": " + suspect.finding() + ".");
      if (!suspect.toConfirm().isEmpty()) {
        html.element("span", "To confirm: " + suspect.toConfirm() + ".");
      }
      html.close("li").line();
    }
    html.close("ol").close("section").line();
  }

  /** The steps of one behaviour that leads there, and its last state. */
  void path(Deviation d) {
    if (d.path().isEmpty()) {
      return;
    }
    html.open("section");
    if (d.path().size() > 1) {
      sections.part("How the spec got there");
      html.open("ol", "class", "steps").line();
      for (int i = 1; i < d.path().size(); i++) {
        step(d.path().get(i - 1), d.path().get(i));
      }
      html.close("ol").line();
    }
    if (d.path().size() > 1) {
      sections.sub(Wording.lastState(d));
    } else {
      sections.part(Wording.lastState(d));
    }
    html.open("div", "class", "wide").open("table", "class", "ruled").open("tbody").line();
    d.path().getLast().state().forEach((name, value) -> html.raw(valueRow(name, value)));
    html.close("tbody").close("table").close("div").close("section").line();
  }

  private void step(Deviation.Moment before, Deviation.Moment moment) {
    html.open("li").open("div");
    if (moment.action().isEmpty()) {
      html.text("initial state");
    } else {
      html.element("code", moment.action());
    }
    String origin = moment.event().map(e -> e.at().toString()).orElse("not logged");
    html.element("span", origin, "class", "place").close("div");
    html.element("pre", String.join("\n", Wording.changes(before, moment)));
    html.close("li").line();
  }

  void shortest(Deviation d) {
    if (d.shortest().isEmpty()) {
      return;
    }
    html.open("section");
    sections.part(Wording.shortestHeading(d));
    html.open("div", "class", "wide").open("table", "class", "ruled").open("tbody").line();
    for (Event event : d.shortest()) {
      html.open("tr").open("th", "scope", "row", "class", "place").text(event.at().toString());
      html.close("th").element("td", event.node());
      html.open("td").element("code", Wording.title(event)).close("td").close("tr").line();
    }
    html.close("tbody").close("table").close("div").close("section").line();
  }
}
