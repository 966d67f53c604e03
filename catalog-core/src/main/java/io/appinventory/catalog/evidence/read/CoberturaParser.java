package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The XML of Cobertura, which tools of many languages write. What the root states counts; where it
 * states rates only, the lines of classes are counted, each line of a file once.
 */
final class CoberturaParser implements FindingsParser {
  private static final Pattern CONDITIONS = Pattern.compile("\\((\\d{1,9})/(\\d{1,9})\\)");
  private static final int MAX_LINE = 1_000_000;

  /** The most lines of all files together, those between the ones that are named counted too. */
  private static final long MAX_LINES = 100_000_000;

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    return new Reading(XmlStream.of(in)).read();
  }

  private record Lines(BitSet seen, BitSet covered) {}

  private static final class Reading {
    private final XmlStream xml;
    private final Tally tally = new Tally(EvidenceFormat.COBERTURA);
    private final Map<String, Lines> files = new HashMap<>();
    private long lines;
    private long conditions;
    private long met;

    Reading(XmlStream xml) {
      this.xml = xml;
    }

    Findings read() throws IOException, UnreadableDocument {
      if (!xml.root().equals("coverage")) {
        throw xml.refused("is no report of Cobertura");
      }
      tally.observed(Times.epoch(xml.attribute("timestamp")));
      boolean lines = stated("line", xml.count("lines-covered"), xml.count("lines-valid"));
      boolean branches =
          stated("branch", xml.count("branches-covered"), xml.count("branches-valid"));
      xml.children(this::inside);
      xml.end();
      if (!lines && !files.isEmpty()) {
        long valid = files.values().stream().mapToLong(file -> file.seen().cardinality()).sum();
        long hit = files.values().stream().mapToLong(file -> file.covered().cardinality()).sum();
        stated("line", hit, valid);
      }
      if (!branches && conditions > 0) {
        stated("branch", met, conditions);
      }
      if (tally.isEmpty()) {
        throw xml.refused("states no lines: nothing was measured");
      }
      return tally.findings();
    }

    private boolean stated(String what, long covered, long total) throws UnreadableDocument {
      if (covered < 0 || total < 0) {
        return false;
      }
      if (covered > total) {
        throw xml.refused("more is covered than there is");
      }
      tally.add("coverage." + what + ".covered", covered);
      tally.add("coverage." + what + ".total", total);
      return true;
    }

    /** Packages, classes: whatever stands around the classes. */
    private void inside(String name) throws IOException, UnreadableDocument {
      switch (name) {
        case "packages", "package", "classes" -> xml.children(this::inside);
        case "class" -> {
          String file = Objects.requireNonNullElse(xml.attribute("filename"), "");
          xml.children(child -> lines(child, file));
        }
        default -> {}
      }
    }

    private void lines(String name, String file) throws IOException, UnreadableDocument {
      if (name.equals("lines")) {
        Lines of = files.computeIfAbsent(file, f -> new Lines(new BitSet(), new BitSet()));
        xml.children(child -> line(child, of));
      }
    }

    private void line(String name, Lines of) throws UnreadableDocument {
      if (!name.equals("line")) {
        return;
      }
      long number = xml.count("number");
      if (number < 0 || number > MAX_LINE) {
        throw xml.refused("a line has no number");
      }
      boolean first = !of.seen().get((int) number);
      lines += Math.max(0, number - of.seen().length() + 1);
      if (lines > MAX_LINES) {
        throw xml.refused("has more than " + MAX_LINES + " lines");
      }
      of.seen().set((int) number);
      String hits = Objects.requireNonNullElse(xml.attribute("hits"), "0");
      if (!hits.isBlank() && !hits.matches("[-0]+")) {
        of.covered().set((int) number);
      }
      String condition = Objects.requireNonNullElse(xml.attribute("condition-coverage"), "");
      Matcher found = CONDITIONS.matcher(condition);
      if (first && found.find()) {
        met += Long.parseLong(found.group(1));
        conditions += Long.parseLong(found.group(2));
      }
    }
  }
}
