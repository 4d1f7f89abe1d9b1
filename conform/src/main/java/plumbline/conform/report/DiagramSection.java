package plumbline.conform.report;

import plumbline.conform.Outcome;
import plumbline.conform.Verdict;

/**
 * The section of the HTML report that {@code report.js} brings to life: the space-time diagram, the
 * selected event, the same events as a table.
 */
final class DiagramSection {
  private DiagramSection() {}

  static void write(Sections sections, String spec, Outcome outcome, Timeline timeline, int index) {
    Markup html = sections.html();
    String title = "events-" + (index + 1);
    html.open("section", "class", "events", "aria-labelledby", title).line();
    sections.part("The events in space and time", "id", title);
    long left = timeline.total() - timeline.entries().size();
    if (left > 0) {
      html.element(
              "p",
              "Of "
                  + Wording.count(timeline.total(), "event")
                  + " the diagram shows the "
                  + Wording.number(timeline.entries().size())
                  + " around "
                  + (outcome.verdict() instanceof Verdict.Deviates ? "the deviation." : "the end."),
              "class",
              "faint")
          .line();
    }
    html.raw(
        "<noscript><p>The diagram needs JavaScript; the rest of the page does not.</p></noscript>");
    boolean deviates = outcome.verdict() instanceof Verdict.Deviates;
    tools(html, deviates);
    html.raw(
            """
            <div class="board">
            <div class="scroller" tabindex="0" role="application" aria-roledescription="space-time \
            diagram" aria-label="Events by node, from top to bottom in time. The same is in the \
            table below." aria-describedby="%1$s-keys"><div class="space"><canvas aria-hidden="true">\
            </canvas></div></div>
            <aside class="details" aria-label="The selected event"></aside>
            </div>
            <p role="status" class="hidden"></p>
            """
                .formatted(title))
        .line();
    legend(html, deviates, title);
    html.raw(
            """
            <details class="list"><summary>The events as a table</summary>
            <div class="pages"><button type="button" data-page="first">First</button>
            <button type="button" data-page="previous">Previous</button>
            <span class="range" aria-live="polite"></span>
            <button type="button" data-page="next">Next</button>
            <button type="button" data-page="last">Last</button></div>
            <div class="wide"><table class="ruled"><thead><tr><th scope="col">Event</th>
            <th scope="col">Node</th><th scope="col">What</th><th scope="col">Logged at</th>
            <th scope="col">Caused by</th><th scope="col">Verdict</th></tr></thead>
            <tbody></tbody></table></div></details>
            """)
        .raw("<script type=\"application/json\">")
        .raw(TimelineData.of(spec, timeline, outcome.verdict()))
        .raw("</script>")
        .close("section")
        .line();
  }

  private static void tools(Markup html, boolean deviates) {
    html.open("div", "class", "tools").line();
    if (deviates) {
      tool(html, "deviation", "Go to the deviation");
    }
    tool(html, "farther", "Zoom out");
    tool(html, "closer", "Zoom in");
    tool(html, "whole", "Whole trace");
    html.raw(
            "<form><label>Find <input name=\"text\" type=\"search\" autocomplete=\"off\"></label>"
                + "<button>Next</button></form>")
        .close("div")
        .line();
  }

  private static void tool(Markup html, String does, String text) {
    html.element("button", text, "type", "button", "data-does", does).line();
  }

  private static void legend(Markup html, boolean deviates, String title) {
    html.open("ul", "class", "legend").line();
    sign(html, "<circle cx=\"8\" cy=\"8\" r=\"5\" fill=\"var(--text)\"/>", "explained");
    if (deviates) {
      sign(html, "<path d=\"M8 0l8 8-8 8-8-8z\" fill=\"var(--bad)\"/>", "deviates");
      sign(
          html,
          "<path d=\"M3 3h10v10H3z\" fill=\"var(--accent)\"/>",
          "part of the shortest sub-trace");
      sign(
          html,
          "<circle cx=\"8\" cy=\"8\" r=\"5\" fill=\"none\" stroke=\"var(--muted)\""
              + " stroke-width=\"2\"/>",
          "after the deviation, not checked");
    }
    html.close("ul").line();
    html.raw(
            """
            <p class="faint keys" id="%s-keys"><kbd>↑</kbd> <kbd>↓</kbd> event by event, \
            <kbd>←</kbd> <kbd>→</kbd> along the node, <kbd>Home</kbd> <kbd>End</kbd> first and \
            last, %s<kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd> closer, farther, whole trace.</p>
            """
                .formatted(title, deviates ? "<kbd>d</kbd> the deviation, " : ""))
        .line();
  }

  private static void sign(Markup html, String shape, String text) {
    html.open("li")
        .raw("<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">" + shape + "</svg>")
        .text(text)
        .close("li")
        .line();
  }
}
