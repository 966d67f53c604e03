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
 * states rates only, or no lines, the lines of classes are counted, each line of a file once.
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
    private long room;
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
      long lines = xml.count("lines-valid");
      long hit = xml.count("lines-covered");
      long branches = xml.count("branches-valid");
      long taken = xml.count("branches-covered");
      requireWithin(hit, lines);
      requireWithin(taken, branches);
      xml.children(this::inside);
      xml.end();
      if (lines > 0 && hit >= 0 || files.isEmpty()) {
        stated("line", hit, lines);
      } else {
        long all = files.values().stream().mapToLong(file -> file.seen().cardinality()).sum();
        stated(
            "line", files.values().stream().mapToLong(f -> f.covered().cardinality()).sum(), all);
      }
      boolean counted = (branches <= 0 || taken < 0) && conditions > 0;
      stated("branch", counted ? met : taken, counted ? conditions : branches);
      if (tally.isEmpty()) {
        throw xml.refused("states no lines: nothing was measured");
      }
      return tally.findings();
    }

    private void stated(String what, long covered, long total) throws UnreadableDocument {
      if (covered < 0 || total < 0) {
        return;
      }
      requireWithin(covered, total);
      tally.add("coverage." + what + ".covered", covered);
      tally.add("coverage." + what + ".total", total);
    }

    private void requireWithin(long covered, long total) throws UnreadableDocument {
      if (total >= 0 && covered > total) {
        throw xml.refused("more is covered than there is");
      }
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
      room += Math.max(0, number - of.seen().length() + 1);
      if (room > MAX_LINES) {
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
