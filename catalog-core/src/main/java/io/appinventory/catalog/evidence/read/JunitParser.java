package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML as findings. The cases count, not what suites say of them; a suite that lists no cases
 * is believed.
 */
final class JunitParser implements FindingsParser {
  private final Consumer<JunitCase> cases;

  JunitParser() {
    this(each -> {});
  }

  /** Hands on each case, too. */
  JunitParser(Consumer<JunitCase> cases) {
    this.cases = cases;
  }

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    Counts counts = new Counts(cases);
    counts.tally.add("tests.time", new JunitStream(XmlStream.of(in), counts).read());
    return counts.tally.findings();
  }

  private static final class Counts implements JunitStream.Listener {
    private final Tally tally = new Tally(EvidenceFormat.JUNIT);
    private final Consumer<JunitCase> cases;

    Counts(Consumer<JunitCase> cases) {
      this.cases = cases;
      bareSuite(0, 0, 0, 0);
    }

    @Override
    public void suite(@Nullable Instant at) {
      tally.observed(at);
    }

    @Override
    public void testCase(JunitCase found) {
      switch (found.outcome()) {
        case PASSED -> bareSuite(1, 0, 0, 0);
        case SKIPPED -> bareSuite(1, 0, 0, 1);
        case FAILED -> bareSuite(1, 1, 0, 0);
        case ERROR -> bareSuite(1, 0, 1, 0);
      }
      cases.accept(found);
    }

    @Override
    public void bareSuite(long total, long failures, long errors, long skipped) {
      tally.add("tests.total", total);
      tally.add("tests.failed", failures + errors);
      tally.add("tests.errors", errors);
      tally.add("tests.skipped", skipped);
      tally.add("tests.passed", total - failures - errors - skipped);
    }
  }
}
