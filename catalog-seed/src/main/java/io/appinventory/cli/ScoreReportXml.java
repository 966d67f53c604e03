package io.appinventory.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Scorecards as JUnit's XML, which build servers show as test reports: a suite for each scorecard,
 * a case for its average and for each line.
 */
final class ScoreReportXml {
  private final Minimum minimum;

  ScoreReportXml(Minimum minimum) {
    this.minimum = minimum;
  }

  void print(List<ScoreSheet> sheets, PrintWriter out) throws IOException {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (ScoreSheet sheet : sheets) {
        suite(xml, sheet);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write the report: " + e.getMessage(), e);
    }
    out.println();
  }

  private void suite(XMLStreamWriter xml, ScoreSheet sheet) throws XMLStreamException {
    List<ScoreSheet.Row> rows = sheet.rows();
    boolean low = minimum.isAbove(sheet.average());
    long failures = rows.stream().filter(minimum::isAbove).count() + (low ? 1 : 0);
    String name = sheet.summary().name();
    xml.writeStartElement("testsuite");
    attribute(xml, "name", name);
    attribute(xml, "tests", String.valueOf(rows.size() + 1));
    attribute(xml, "failures", String.valueOf(failures));
    testCase(xml, name, "average", sheet.average(), low, "");
    for (ScoreSheet.Row row : rows) {
      testCase(xml, name, row.label(), row.score(), minimum.isAbove(row), failures(row));
    }
    xml.writeEndElement();
  }

  private static String failures(ScoreSheet.Row row) {
    return row.failures().stream()
        .map(
            each ->
                each.criterion()
                    + ": found "
                    + each.found()
                    + (each.hint().isEmpty() ? "" : ". " + each.hint()))
        .collect(Collectors.joining("\n"));
  }

  private void testCase(
      XMLStreamWriter xml,
      String suite,
      String name,
      @Nullable BigDecimal score,
      boolean low,
      String text)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", suite);
    attribute(xml, "name", name);
    String failed = low ? "failure" : "system-out";
    xml.writeStartElement(failed);
    if (low) {
      attribute(xml, "message", minimum.complaint(score));
    }
    String said = score == null ? "no score" : score.toString();
    xml.writeCharacters(legal(text.isEmpty() ? said : said + "\n" + text));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** Without what XML 1.0 cannot hold. */
  private static String legal(String text) {
    return text.codePoints()
        .map(c -> c < 0x20 && c != '\n' && c != '\t' || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
