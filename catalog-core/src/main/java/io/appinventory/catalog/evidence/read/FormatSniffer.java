package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the format of a file by what it holds, reading no further than it has to. */
final class FormatSniffer {
  private static final int HEAD = 4_096;

  /** Perhaps after comments. */
  private static final Pattern TAG_VALUE = Pattern.compile("(?m)^\\s*SPDXVersion:");

  private FormatSniffer() {}

  /**
   * The format; empty when it is none of ours.
   *
   * @throws UnreadableDocument when it seems to be one of ours and is broken, or in a form that is
   *     not read
   */
  static Optional<EvidenceFormat> of(InputStream raw) throws IOException, UnreadableDocument {
    BufferedInputStream in = new BufferedInputStream(raw, HEAD);
    in.mark(HEAD);
    byte[] head = in.readNBytes(HEAD);
    in.reset();
    for (byte each : head) {
      // Marks of byte order and the zeros of UTF-16 say nothing of the format.
      if (each > ' ') {
        return switch (each) {
          case '<' -> xml(in);
          case '{', '[' -> json(in);
          default -> text(new String(head, StandardCharsets.ISO_8859_1));
        };
      }
    }
    return Optional.empty();
  }

  private static Optional<EvidenceFormat> text(String head) {
    return TAG_VALUE.matcher(head).find() ? Optional.of(EvidenceFormat.SPDX) : Optional.empty();
  }

  private static Optional<EvidenceFormat> xml(InputStream in) throws UnreadableDocument {
    XmlStream xml = XmlStream.of(in);
    return switch (xml.root()) {
      case "testsuites", "testsuite", "testcase" -> Optional.of(EvidenceFormat.JUNIT);
      case "report" -> Optional.of(EvidenceFormat.JACOCO);
      case "coverage" ->
          xml.attribute("clover") == null
              ? Optional.of(EvidenceFormat.COBERTURA)
              : Optional.empty();
      case "bom" -> Optional.of(EvidenceFormat.CYCLONEDX);
      default -> Optional.empty();
    };
  }

  /** By the members of the outermost object; of a list, by those of its first item. */
  private static Optional<EvidenceFormat> json(InputStream in)
      throws IOException, UnreadableDocument {
    JsonStream json = JsonStream.of(in);
    Map<String, String> seen = new HashMap<>();
    try {
      json.begin();
      if (json.isList()) {
        json.list(
            () -> {
              if (json.isObject()) {
                members(json, seen);
              }
              throw new Known();
            });
      } else {
        members(json, seen);
      }
    } catch (Known enough) {
      // the rest of the file is of no interest here
    } catch (UnreadableDocument e) {
      if (decided(seen).isEmpty()) {
        throw e;
      }
    }
    return decided(seen);
  }

  private static void members(JsonStream json, Map<String, String> seen)
      throws IOException, UnreadableDocument {
    json.object(
        name -> {
          String text = json.text();
          seen.put(name, text == null ? "" : text.substring(0, Math.min(40, text.length())));
          if (seen.size() > 100 || decided(seen).isPresent()) {
            throw new Known();
          }
        });
  }

  private static Optional<EvidenceFormat> decided(Map<String, String> seen) {
    if ("CycloneDX".equals(seen.get("bomFormat"))) {
      return Optional.of(EvidenceFormat.CYCLONEDX);
    } else if (seen.containsKey("spdxVersion") || isGraphOfSpdx(seen)) {
      return Optional.of(EvidenceFormat.SPDX);
    } else if (seen.containsKey("runs") && seen.containsKey("version")) {
      return Optional.of(EvidenceFormat.SARIF);
    } else if (seen.containsKey("terraform_version")
        || seen.containsKey("lineage") && seen.containsKey("serial")) {
      return Optional.of(EvidenceFormat.TERRAFORM);
    } else if (seen.containsKey("id")
        && seen.containsKey("modified")
        && (seen.containsKey("affected") || seen.containsKey("schema_version"))) {
      return Optional.of(EvidenceFormat.OSV);
    }
    return Optional.empty();
  }

  /** A context may also be a list, whose text is not looked at. */
  private static boolean isGraphOfSpdx(Map<String, String> seen) {
    String context = seen.getOrDefault("@context", "none");
    return seen.containsKey("@graph") && (context.isEmpty() || context.contains("spdx"));
  }

  /** That enough was read. */
  private static final class Known extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Known() {
      super(null, null, false, false);
    }
  }
}
