package plumbline.conform.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void each_trace_is_a_test_case() throws Exception {
    CheckReport report =
        CheckReport.of(
            TwoPhaseRun.SPEC,
            TwoPhaseRun.MODULE,
            List.of(run.conforming(), run.earlyCommit(), run.unknown()),
            List.of(new Problem("the gzip stream is cut off", "half.gz", 3, 0, "")));
    Document document = parse(JunitReport.of(report));
    Element suite = (Element) document.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("2");
    assertThat(name(document, 0)).isEqualTo("good.ndjson");
    assertThat(name(document, 1)).isEqualTo("run.ndjson");
    assertThat(name(document, 3)).isEqualTo("input half.gz:3");
    Element failure = (Element) document.getElementsByTagName("failure").item(0);
    assertThat(failure.getParentNode()).isSameAs(testCase(document, 1));
    assertThat(failure.getAttribute("message"))
        .isEqualTo("deviates at event 5, run.ndjson:5: TMDecide(\"Commit\") is not possible here");
    assertThat(failure.getTextContent()).contains("    prepared = {r1, r2}\n");
    Element error = (Element) document.getElementsByTagName("error").item(0);
    assertThat(error.getParentNode()).isSameAs(testCase(document, 2));
    assertThat(error.getAttribute("message")).startsWith("more than 100,000 states");
  }

  @Test
  void what_xml_cannot_hold_is_replaced() throws Exception {
    Problem odd = new Problem("found \u0000 and \u001b[1m & <b> \uD800 ]]>", "a\nb", 1, 0, "");
    CheckReport report =
        CheckReport.of(TwoPhaseRun.SPEC, TwoPhaseRun.MODULE, List.of(), List.of(odd));
    Document document = parse(JunitReport.of(report));
    Element error = (Element) document.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message"))
        .isEqualTo("found \uFFFD and \uFFFD[1m & <b> \uFFFD ]]>");
  }

  private static String name(Document document, int testCase) {
    return testCase(document, testCase).getAttribute("name");
  }

  private static Element testCase(Document document, int index) {
    return (Element) document.getElementsByTagName("testcase").item(index);
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
