package io.appinventory.catalog.evidence.read;

import static io.appinventory.catalog.evidence.read.CycloneDxParser.blankAsNull;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * SPDX 2.x as tag-value: one tag with its value on a line; a value of several lines stands between
 * {@code <text>} and {@code </text>}.
 */
final class SpdxTagParser implements FindingsParser {
  private static final int MAX_LINE = 1 << 20;
  private static final Pattern TAG = Pattern.compile("([A-Za-z][A-Za-z0-9]*):\\s*(.*)");
  private static final Pattern PURL = Pattern.compile("PACKAGE[-_]MANAGER\\s+purl\\s+(\\S+).*");

  @Override
  public Findings parse(InputStream in) throws IOException, UnreadableDocument {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      return new Reading(lines).read();
    } catch (CharacterCodingException e) {
      throw new UnreadableDocument("is not text in UTF-8", 0, 0);
    }
  }

  private static final class Reading {
    private final BufferedReader lines;
    private final Tally tally = new Tally(EvidenceFormat.SPDX);
    private int line;
    private boolean versioned;
    private @Nullable String name;
    private @Nullable String version;
    private @Nullable String purl;

    Reading(BufferedReader lines) {
      this.lines = lines;
    }

    Findings read() throws IOException, UnreadableDocument {
      for (String text = next(); text != null; text = next()) {
        if (!text.isBlank() && !text.startsWith("#")) {
          Matcher tag = TAG.matcher(text.strip().replace("\uFEFF", ""));
          if (!tag.matches()) {
            throw refused("is neither a tag with its value nor a comment");
          }
          take(tag.group(1), value(tag.group(2)));
        }
      }
      end();
      if (!versioned) {
        throw refused("has no SPDXVersion");
      }
      return tally.findings();
    }

    private @Nullable String next() throws IOException, UnreadableDocument {
      line++;
      StringBuilder text = new StringBuilder();
      for (int c = lines.read(); c != '\n'; c = lines.read()) {
        if (c < 0) {
          return text.isEmpty() ? null : text.toString();
        }
        if (text.length() >= MAX_LINE) {
          throw refused("has a line longer than " + MAX_LINE + " characters");
        }
        text.append((char) c);
      }
      return text.toString();
    }

    /** The value; what goes on over several lines is passed over. */
    private String value(String begun) throws IOException, UnreadableDocument {
      if (begun.startsWith("<text>")) {
        int first = line;
        for (@Nullable String text = begun; !text.contains("</text>"); ) {
          text = next();
          if (text == null) {
            throw new UnreadableDocument("a <text> does not end", first, 0);
          }
        }
      }
      return begun.strip();
    }

    private void take(String tag, String value) throws UnreadableDocument {
      switch (tag) {
        case "SPDXVersion" -> versioned = true;
        case "Created" -> tally.observed(Times.iso(value));
        case "PackageName" -> {
          end();
          name = value;
        }
        case "PackageVersion" -> version = blankAsNull(value);
        case "ExternalRef" -> {
          Matcher found = PURL.matcher(value);
          if (found.matches() && purl == null) {
            purl = found.group(1);
          }
        }
        case "FileName", "SnippetSPDXID" -> end();
        default -> {}
      }
    }

    /** The package that was being told of is complete. */
    private void end() throws UnreadableDocument {
      String complete = name;
      if (complete != null) {
        if (complete.isBlank()) {
          throw refused("a package has no name");
        }
        if (!tally.add(FoundPackage.of("", complete, version, purl))) {
          throw refused(Tally.NO_ROOM);
        }
      }
      name = null;
      version = null;
      purl = null;
    }

    private UnreadableDocument refused(String reason) {
      return new UnreadableDocument(reason, line, 0);
    }
  }
}
