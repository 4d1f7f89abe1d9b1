package plumbline.conform.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import plumbline.conform.Outcome;
import plumbline.conform.Verdict;

/**
 * The answer as JUnit XML: a test suite for the spec, a test case for each trace. A deviation is a
 * failure; a trace that is not decided, or an input that cannot be used, is an error.
 */
public final class JunitReport {
  private final CheckReport report;
  private final XMLStreamWriter xml;

  private JunitReport(CheckReport report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  /** The whole document. */
  public static String of(CheckReport report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      new JunitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    long failures = count(Verdict.Deviates.class);
    long errors = count(Verdict.Unknown.class) + report.problems().size();
    int tests = report.outcomes().size() + report.problems().size();
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    start("testsuites", failures, errors, tests);
    line(1);
    start("testsuite", failures, errors, tests);
    attribute("skipped", "0");
    for (Outcome outcome : report.outcomes()) {
      testCase(outcome);
    }
    for (Problem problem : report.problems()) {
      testCase(problem);
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void start(String element, long failures, long errors, int tests)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute("name", "plumbline check " + report.spec());
    attribute("tests", "" + tests);
    attribute("failures", "" + failures);
    attribute("errors", "" + errors);
  }

  private void testCase(Outcome outcome) throws XMLStreamException {
    startTestCase(outcome.trace(), outcome.trace());
    switch (outcome.verdict()) {
      case Verdict.Conforms _ -> {}
      case Verdict.Deviates(var deviation) ->
          finding(
              "failure",
              JsonReport.word(deviation.kind()),
              Wording.headline(report.spec(), outcome),
              TextReport.explanation(report.spec(), outcome, Ink.PLAIN));
      case Verdict.Unknown(String reason) -> finding("error", "unknown", reason, reason);
    }
    String log = String.join("\n", Wording.warnings(outcome));
    if (!log.isEmpty()) {
      line(3);
      xml.writeStartElement("system-out");
      xml.writeCharacters(legal(log));
      xml.writeEndElement();
    }
    endTestCase();
  }

  private void testCase(Problem problem) throws XMLStreamException {
    startTestCase("input " + problem.place(), problem.file());
    finding("error", "input", problem.message(), problem.message() + "\n" + problem.excerpt());
    endTestCase();
  }

  private void startTestCase(String name, String file) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", report.spec());
    attribute("name", name);
    attribute("file", file);
  }

  private void endTestCase() throws XMLStreamException {
    line(2);
    xml.writeEndElement();
  }

  private void finding(String element, String type, String message, String text)
      throws XMLStreamException {
    line(3);
    xml.writeStartElement(element);
    attribute("type", type);
    attribute("message", message);
    xml.writeCharacters(legal(text));
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private long count(Class<? extends Verdict> verdict) {
    return report.outcomes().stream().filter(o -> verdict.isInstance(o.verdict())).count();
  }

  /** What XML 1.0 cannot hold, not even escaped, becomes the replacement character. */
  private static String legal(String text) {
    StringBuilder legal = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && !isHole(c)) ? c : '\uFFFD')
        .forEach(legal::appendCodePoint);
    return legal.toString();
  }

  private static boolean isHole(int codePoint) {
    return (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        || codePoint == 0xFFFE
        || codePoint == 0xFFFF;
  }
}
