package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The XML of JaCoCo: the counters of the whole report, which stand beside those of its parts. */
final class JacocoParser implements FindingsParser {
  private static final Map<String, String> COUNTERS =
      Map.of(
          "LINE", "line",
          "BRANCH", "branch",
          "INSTRUCTION", "instruction",
          "METHOD", "method",
          "CLASS", "class",
          "COMPLEXITY", "complexity");

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    XmlStream xml = XmlStream.of(in);
    Tally tally = new Tally(EvidenceFormat.JACOCO);
    if (!xml.root().equals("report")) {
      throw xml.refused("is no report of JaCoCo");
    }
    xml.children(
        name -> {
          switch (name) {
            case "sessioninfo" -> tally.observed(Times.epoch(xml.attribute("dump")));
            case "counter" -> counter(xml, tally);
            default -> {}
          }
        });
    xml.end();
    if (tally.isEmpty()) {
      throw xml.refused("has no counters: nothing was measured");
    }
    return tally.findings();
  }

  private static void counter(XmlStream xml, Tally tally) throws UnreadableDocument {
    String type = Objects.requireNonNullElse(xml.attribute("type"), "").toUpperCase(Locale.ROOT);
    String name = COUNTERS.get(type);
    long missed = xml.count("missed");
    long covered = xml.count("covered");
    if (missed < 0 || covered < 0) {
      throw xml.refused("a counter does not say what was missed and covered");
    }
    if (name != null) {
      tally.add("coverage." + name + ".covered", covered);
      tally.add(
          "coverage." + name + ".total", Math.min(missed, Long.MAX_VALUE - covered) + covered);
    }
  }
}
