package plumbline.conform.report;

import java.util.List;
import plumbline.conform.Coverage;

/** The section of the HTML report that says which actions of the spec were taken. */
final class CoverageTable {
  private static final int MOST_ARGUMENTS = 30;

  private CoverageTable() {}

  static void write(Markup html, Coverage coverage) {
    if (coverage.actions().isEmpty()) {
      return;
    }
    html.open("section");
    new Sections(html, 2).part("Which actions were taken");
    html.element("p", Wording.capitalised(Wording.coverage(coverage)) + ".").line();
    html.open("div", "class", "wide").open("table", "class", "ruled").open("thead").open("tr");
    html.element("th", "Action", "scope", "col");
    html.element("th", "Events", "scope", "col", "class", "number");
    html.element("th", "With the arguments", "scope", "col");
    html.close("tr").close("thead").open("tbody").line();
    for (Coverage.OfAction action : coverage.actions()) {
      html.open("tr").open("th", "scope", "row").element("code", action.name()).close("th");
      boolean never = action.events() == 0;
      html.element(
          "td",
          never ? "never" : Wording.number(action.events()),
          "class",
          never ? "number bad" : "number");
      html.open("td").element("code", arguments(action.arguments())).close("td");
      html.close("tr").line();
    }
    html.close("tbody").close("table").close("div").close("section").line();
  }

  private static String arguments(List<String> all) {
    String shown = String.join("; ", all.subList(0, Math.min(MOST_ARGUMENTS, all.size())));
    int others = all.size() - MOST_ARGUMENTS;
    return others > 0 ? shown + "; and " + Wording.number(others) + " more" : shown;
  }
}
