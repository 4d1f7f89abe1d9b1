package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;
import plumbline.trace.Place;
import tools.jackson.databind.JsonNode;

/** The page as a real browser shows it. Screenshots stay in {@code target/screenshots}. */
class HtmlReportTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  /** What the diagram draws above the events, and how high it draws one of them. */
  private static final int HEAD = 34;

  private static final int ROW = 24;

  @TempDir private static Path folder;
  private static Browser browser;

  private final TwoPhaseRun run = new TwoPhaseRun();

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    browser = Browser.start(folder.resolve("profile"));
    browser.size(1280, 1000);
    browser.prefer("light");
    Files.createDirectories(SCREENSHOTS);
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void the_reader_sees_the_verdict_the_condition_and_its_values() throws IOException {
    open(run.earlyCommit());
    assertThat(browser.text("h1")).isEqualTo("Deviates at event 5, run.ndjson:5");
    assertThat(browser.text(".claim")).isEqualTo("TMDecide(\"Commit\") is not possible here.");
    assertThat(browser.text(".quote pre")).isEqualTo("type = \"Commit\" => prepared = RM");
    assertThat(browser.text(".quote figcaption")).isEqualTo("examples/TwoPhase.tla:47:6");
    assertThat(rows(".values"))
        .containsExactly("type | \"Commit\"", "prepared | {r1, r2}", "RM | {r1, r2, r3}");
    assertThat(browser.text(".suspects")).startsWith("A gap in the log: TMRcvPrepared(r3)");
    assertThat(browser.text(".steps li:last-child pre")).isEqualTo("prepared = {r1, r2}");
  }

  @Test
  void a_logged_value_stands_beside_what_is_possible() throws IOException {
    open(run.wrongValue());
    assertThat(rows(".diff tbody"))
        .containsExactly(
            "rmState[r3] | \"working\" | \"committed\" | \"prepared\"\n\"aborted\"\nand 3 others");
    assertThat(browser.text(".diff del")).isEqualTo("\"committed\"");
  }

  @Test
  void the_event_that_deviates_is_selected_at_first() throws IOException {
    open(run.earlyCommit());
    assertThat(browser.text(".details h3")).isEqualTo("Event 5");
    assertThat(browser.text(".details .label")).isEqualTo("TMDecide(\"Commit\")");
    assertThat(browser.text(".details dl"))
        .contains("run.ndjson:5", "Leads to\n6 RMRcv(r1, \"Commit\", \"committed\")");
  }

  @Test
  void keys_lead_from_event_to_event_and_say_which_it_is() throws IOException {
    open(run.earlyCommit());
    browser.evaluate("document.querySelector('.scroller').focus()");
    Map<String, String> steps = new LinkedHashMap<>();
    steps.put("ArrowUp", "Event 4");
    steps.put("ArrowLeft", "Event 2");
    steps.put("ArrowDown", "Event 3");
    steps.put("Home", "Event 1");
    steps.put("ArrowRight", "Event 6");
    steps.put("End", "Event 7");
    steps.put("d", "Event 5");
    steps.forEach(
        (key, event) -> {
          browser.press(key);
          assertThat(browser.text(".details h3")).as(key).isEqualTo(event);
        });
    browser.press("ArrowUp");
    assertThat(
            browser.evaluate("document.querySelector('[role=status]').textContent").stringValue())
        .isEqualTo("Event 4 of 7: TMRcvPrepared(r2), on tm, run.ndjson:4, caused by 3, explained");
    assertThat(browser.text(".details"))
        .contains("Explained by\nTMRcvPrepared(r2)", "What it changed", "prepared = {r1, r2}");
  }

  @Test
  void an_event_is_selected_where_it_is_pointed_at() throws IOException {
    open(run.earlyCommit());
    browser.evaluate("document.querySelector('.board').scrollIntoView()");
    double top = number("document.querySelector('canvas').getBoundingClientRect().top");
    double left = number("document.querySelector('canvas').getBoundingClientRect().left");
    browser.point(left + 200, top + HEAD + 2.5 * ROW);
    assertThat(browser.text(".details h3")).isEqualTo("Event 3");
  }

  @Test
  void the_same_events_are_in_a_table() throws IOException {
    open(run.earlyCommit());
    browser.click(".list summary");
    browser.evaluate("new Promise(requestAnimationFrame)");
    assertThat(rows(".list tbody"))
        .hasSize(7)
        .contains("4 | tm | TMRcvPrepared(r2) | run.ndjson:4 | 3 | explained");
    assertThat(browser.text(".list tr[aria-current] th")).isEqualTo("5");
    browser.click(".list tbody tr:nth-child(2) button");
    assertThat(browser.text(".details h3")).isEqualTo("Event 2");
  }

  @ParameterizedTest
  @CsvSource({"light, fdfcfa, a8261d", "dark, 181816, f2897e"})
  void the_page_is_drawn_in_the_colours_that_the_reader_prefers(
      String scheme, String paper, String bad) throws IOException {
    browser.prefer(scheme);
    try {
      open(run.earlyCommit());
      browser.size(1280, 2400);
      browser.evaluate("new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))");
      BufferedImage shot = screenshot("two-phase-" + scheme + ".png");
      assertThat(pixels(shot, 0, shot.getHeight(), paper))
          .isGreaterThan(shot.getWidth() * shot.getHeight() / 2);
      double top = number("document.querySelector('canvas').getBoundingClientRect().top");
      int row = (int) top + HEAD + 4 * ROW;
      // The mark of the event that deviates, and its label, which is smoothed at the edges.
      assertThat(pixels(shot, row, row + ROW, bad)).isGreaterThan(60);
      assertThat(pixels(shot, row - ROW, row, bad)).isLessThan(30);
    } finally {
      browser.size(1280, 1000);
      browser.prefer("light");
    }
  }

  @Test
  void a_hundred_thousand_events_open_fast_and_scroll_fluently() throws IOException {
    Outcome outcome = run.late(99_500);
    Path page = folder.resolve("large.html");
    Timeline timeline = LargeTimeline.of(100_000, 8, 99_500);
    Files.writeString(page, HtmlReport.of(run.report(outcome), Map.of(outcome.trace(), timeline)));
    assertThat(Files.size(page)).isLessThan(5_000_000);
    assertThat(browser.open(page)).as("milliseconds to open").isLessThan(3_000);
    assertThat(browser.text(".details h3")).isEqualTo("Event 99,500");
    screenshot("large.png");
    for (String zoom : List.of("none", "farther", "whole")) {
      browser.evaluate("document.querySelector('[data-does=" + zoom + "]')?.click()");
      assertThat(medianFrame()).as("milliseconds between frames, " + zoom).isLessThan(50);
    }
    screenshot("large-whole.png");
    browser.evaluate("document.querySelector('.scroller').focus()");
    browser.press("Home");
    assertThat(browser.text(".details h3")).isEqualTo("Event 1");
    browser.press("d");
    assertThat(browser.text(".details h3")).isEqualTo("Event 99,500");
    assertThat(browser.complaints()).isEmpty();
  }

  /** The median time between frames while the diagram scrolls through 60 of them. */
  private static double medianFrame() {
    return number(
        """
        new Promise((done) => {
          const scroller = document.querySelector('.scroller');
          const times = [];
          scroller.scrollTop = 0;
          const frame = (now) => {
            times.push(now);
            scroller.scrollTop += 437;
            if (times.length <= 60) requestAnimationFrame(frame);
            else {
              const gaps = times.slice(1).map((t, i) => t - times[i]).sort((a, b) => a - b);
              done(gaps[30]);
            }
          };
          requestAnimationFrame(frame);
        })
        """);
  }

  @Test
  void what_a_log_says_is_text_and_nothing_else() throws IOException {
    String hostile = "</script><script>document.title='taken'</script><img src=x onerror=alert(1)>";
    Timeline timeline = new Timeline();
    timeline.event(1, hostile, hostile, new Place(hostile, 1), new long[0], true);
    Outcome o = run.conforming();
    Outcome outcome =
        new Outcome(
            hostile,
            new Verdict.Unknown(hostile),
            1,
            1,
            0,
            o.coverage(),
            o.tightness(),
            List.of(hostile));
    open(outcome, timeline);
    assertThat(browser.evaluate("document.title").stringValue()).isEqualTo("TwoPhase unknown");
    assertThat(browser.text("h1")).isEqualTo("Unknown: " + hostile);
    assertThat(browser.text(".details .label")).isEqualTo(hostile);
    assertThat(browser.evaluate("document.images.length").intValue()).isZero();
  }

  @Test
  void several_traces_are_a_table_and_a_part_for_each_that_needs_one() throws IOException {
    CheckReport report = run.report(run.conforming(), run.unknown(), run.earlyCommit());
    open(HtmlReport.of(report, Map.of(TwoPhaseRun.LOG, run.timeline())));
    assertThat(browser.text("h1")).isEqualTo("1 of 3 traces conform");
    assertThat(browser.evaluate("document.querySelectorAll('article').length").intValue())
        .isEqualTo(2);
    assertThat(browser.text("a[href=\"#trace-3\"]")).isEqualTo("run.ndjson");
    assertThat(browser.text("#trace-3 h2")).isEqualTo("Deviates at event 5, run.ndjson:5");
    assertThat(browser.text(".warnings")).isEqualTo("Warning: no event observes a variable");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void headings_have_no_gap_and_landmarks_are_there(int traces) throws IOException {
    List<Outcome> outcomes = List.of(run.earlyCommit(), run.unknown(), run.conforming());
    CheckReport report = run.report(outcomes.subList(0, traces).toArray(Outcome[]::new));
    open(HtmlReport.of(report, Map.of(TwoPhaseRun.LOG, run.timeline())));
    List<Integer> levels =
        browser
            .evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5')].map((h) => +h.tagName[1])")
            .valueStream()
            .map(JsonNode::intValue)
            .toList();
    assertThat(levels).startsWith(1).containsOnlyOnce(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
    for (String landmark : List.of("header", "main", "aside[aria-label]", "html[lang]")) {
      assertThat(
              browser.evaluate("document.querySelectorAll('" + landmark + "').length").intValue())
          .as(landmark)
          .isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void every_colour_of_text_stands_out_from_the_paper(String scheme) throws IOException {
    browser.prefer(scheme);
    try {
      open(run.earlyCommit());
      for (String ink : List.of("text", "muted", "bad", "good", "unsure", "accent")) {
        for (String ground : List.of("paper", "band", "bad-band")) {
          // Only what is beside the point is never on a band.
          if (ground.equals("paper") || ink.equals("text") || ink.equals("bad")) {
            assertThat(contrast(ink, ground)).as(ink + " on " + ground).isGreaterThan(4.5);
          }
        }
      }
    } finally {
      browser.prefer("light");
    }
  }

  /** The contrast of two of the page's colours as WCAG 2 defines it. */
  private static double contrast(String ink, String ground) {
    double a = luminance(ink);
    double b = luminance(ground);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String name) {
    String hex =
        browser
            .evaluate(
                "getComputedStyle(document.documentElement).getPropertyValue('--" + name + "')")
            .stringValue()
            .strip()
            .substring(1);
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void the_page_prints() throws IOException {
    open(run.earlyCommit());
    byte[] pdf = browser.print();
    assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
  }

  private void open(Outcome outcome) throws IOException {
    open(outcome, run.timeline());
  }

  private void open(Outcome outcome, Timeline timeline) throws IOException {
    open(HtmlReport.of(run.report(outcome), Map.of(outcome.trace(), timeline)));
  }

  /** Opens a page and sees that its scripts run and that it asks the network for nothing. */
  private static void open(String html) throws IOException {
    Path page = folder.resolve("report.html");
    Files.writeString(page, html);
    browser.open(page);
    assertThat(browser.complaints()).isEmpty();
  }

  /** The rows of a table with what is between their cells. */
  private static List<String> rows(String table) {
    return browser
        .evaluate(
            "[...document.querySelectorAll('"
                + table
                + " tr')].map((r) => [...r.cells].map((c) => c.innerText.trim()).join(' | '))")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }

  private static double number(String expression) {
    return browser.evaluate(expression).doubleValue();
  }

  private static BufferedImage screenshot(String name) throws IOException {
    Path file = SCREENSHOTS.resolve(name);
    browser.screenshot(file);
    return ImageIO.read(file.toFile());
  }

  private static long pixels(BufferedImage image, int fromRow, int toRow, String colour) {
    int wanted = Integer.parseInt(colour, 16);
    long count = 0;
    for (int y = fromRow; y < toRow; y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == wanted ? 1 : 0;
      }
    }
    return count;
  }
}
