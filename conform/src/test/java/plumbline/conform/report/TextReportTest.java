package plumbline.conform.report;

import org.junit.jupiter.api.Test;

class TextReportTest {
  private final TwoPhaseRun run = new TwoPhaseRun();

  @Test
  void show() {
    System.out.println(TextReport.of(run.report(run.earlyCommit()), Ink.PLAIN));
    System.out.println(TextReport.of(run.report(run.wrongValue()), Ink.PLAIN));
    System.out.println(TextReport.of(run.report(run.inconsistent()), Ink.PLAIN));
    System.out.println(TextReport.of(run.report(run.conforming(), run.unknown()), Ink.PLAIN));
    System.out.println(JsonReport.of(run.report(run.earlyCommit())).toPrettyString());
  }
}
