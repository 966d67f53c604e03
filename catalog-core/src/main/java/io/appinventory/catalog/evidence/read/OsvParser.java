package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.VulnerabilitySeverity;
import io.appinventory.catalog.evidence.osv.Advisory;
import io.appinventory.catalog.evidence.osv.Affected;
import io.appinventory.catalog.evidence.osv.CvssScore;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of OSV (ossf.github.io/osv-schema): one, or a list of them. The severity is the word of
 * the database where it has one, else that of the CVSS 3 vector; others are unknown.
 */
final class OsvParser {
  private static final int MAX_RECORDS = 200_000;
  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_ID = 100;
  private static final int MAX_TEXT = 255;
  private static final int MAX_SUMMARY = 2_000;

  /**
   * Reads a file.
   *
   * @throws UnreadableDocument with the first thing that is wrong, and its line
   */
  List<Advisory> parse(InputStream in) throws IOException, UnreadableDocument {
    JsonStream json = JsonStream.of(in);
    List<Advisory> records = new ArrayList<>();
    if (!json.begin()) {
      throw json.refused("is empty");
    }
    if (json.isList()) {
      json.list(
          () -> {
            if (records.size() >= MAX_RECORDS) {
              throw json.refused("has more than " + MAX_RECORDS + " records");
            }
            records.add(new Record(json).read());
          });
    } else {
      records.add(new Record(json).read());
    }
    json.end();
    return records;
  }

  private static final class Record {
    private final JsonStream json;
    private String id = "";
    private final List<String> aliases = new ArrayList<>();
    private final List<Affected> affected = new ArrayList<>();
    private @Nullable VulnerabilitySeverity word;
    private @Nullable VulnerabilitySeverity scored;
    private @Nullable String summary;
    private @Nullable String modified;
    private @Nullable String withdrawn;
    private int events;

    Record(JsonStream json) {
      this.json = json;
    }

    Advisory read() throws IOException, UnreadableDocument {
      if (!json.isObject()) {
        throw json.refused("a record is no object");
      }
      json.object(this::member);
      if (id.isBlank() || id.length() > MAX_ID) {
        throw json.refused("a record has no id, or one longer than " + MAX_ID);
      }
      VulnerabilitySeverity severity = word != null ? word : scored;
      return new Advisory(
          id,
          aliases,
          severity == null ? VulnerabilitySeverity.UNKNOWN : severity,
          summary == null || summary.length() <= MAX_SUMMARY
              ? summary
              : summary.substring(0, summary.offsetByCodePoints(0, MAX_SUMMARY / 2)),
          Times.iso(modified),
          Times.iso(withdrawn),
          affected);
    }

    private void member(String name) throws IOException, UnreadableDocument {
      switch (name) {
        case "id" -> id = text();
        case "summary" -> summary = json.text();
        case "modified" -> modified = json.text();
        case "withdrawn" -> withdrawn = json.text();
        case "aliases" -> json.list(this::alias);
        case "severity" -> json.list(this::severity);
        case "database_specific" -> json.object(this::said);
        case "affected" -> json.list(this::affected);
        default -> {}
      }
    }

    private String text() throws IOException, UnreadableDocument {
      return Objects.requireNonNullElse(json.text(), "");
    }

    /** A text that is kept and looked for: too long a one is refused. */
    private String shortText() throws IOException, UnreadableDocument {
      String text = text();
      if (text.length() > MAX_TEXT) {
        throw json.refused("a name or version is longer than " + MAX_TEXT);
      }
      return text;
    }

    private void alias() throws IOException, UnreadableDocument {
      String alias = text();
      if (!alias.isBlank() && alias.length() <= MAX_ID && aliases.size() < MAX_ID) {
        aliases.add(alias);
      }
    }

    private void severity() throws IOException, UnreadableDocument {
      String[] found = {"", ""};
      json.object(
          name -> {
            switch (name) {
              case "type" -> found[0] = text();
              case "score" -> found[1] = text();
              default -> {}
            }
          });
      CvssScore.of(found[1]).map(CvssScore::severity).ifPresent(level -> scored = level);
    }

    private void said(String name) throws IOException, UnreadableDocument {
      if (name.equals("severity")) {
        word(text()).ifPresent(level -> word = level);
      }
    }

    private static Optional<VulnerabilitySeverity> word(String text) {
      return switch (text.toUpperCase(Locale.ROOT)) {
        case "CRITICAL" -> Optional.of(VulnerabilitySeverity.CRITICAL);
        case "HIGH", "IMPORTANT" -> Optional.of(VulnerabilitySeverity.HIGH);
        case "MODERATE", "MEDIUM" -> Optional.of(VulnerabilitySeverity.MEDIUM);
        case "LOW" -> Optional.of(VulnerabilitySeverity.LOW);
        default -> Optional.empty();
      };
    }

    private void affected() throws IOException, UnreadableDocument {
      String[] found = {"", ""};
      List<Affected.Range> ranges = new ArrayList<>();
      List<String> versions = new ArrayList<>();
      json.object(
          name -> {
            switch (name) {
              case "package" -> json.object(member -> named(member, found));
              case "ranges" -> json.list(() -> ranges.add(range()));
              case "versions" ->
                  json.list(
                      () -> {
                        counted();
                        versions.add(shortText());
                      });
              case "severity" -> json.list(this::severity);
              default -> {}
            }
          });
      if (found[0].length() > MAX_ID) {
        throw json.refused("an ecosystem is longer than " + MAX_ID);
      }
      if (!found[0].isBlank() && !found[1].isBlank()) {
        affected.add(new Affected(found[0], found[1], ranges, versions));
      }
    }

    private void named(String member, String[] found) throws IOException, UnreadableDocument {
      switch (member) {
        case "ecosystem" -> found[0] = shortText();
        case "name" -> found[1] = shortText();
        default -> {}
      }
    }

    private Affected.Range range() throws IOException, UnreadableDocument {
      String[] type = {""};
      List<Affected.Event> found = new ArrayList<>();
      json.object(
          name -> {
            switch (name) {
              case "type" -> type[0] = text();
              case "events" -> json.list(() -> json.object(kind -> event(kind, found)));
              default -> {}
            }
          });
      return new Affected.Range(type[0], found);
    }

    private void event(String kind, List<Affected.Event> found)
        throws IOException, UnreadableDocument {
      counted();
      switch (kind) {
        case "introduced", "fixed", "last_affected", "limit" ->
            found.add(new Affected.Event(kind, shortText()));
        default -> {}
      }
    }

    private void counted() throws UnreadableDocument {
      events++;
      if (events > MAX_EVENTS) {
        throw json.refused("a record has more than " + MAX_EVENTS + " versions");
      }
    }
  }
}
