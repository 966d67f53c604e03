package io.appinventory.catalog.evidence.read;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A package URL (ECMA-427): {@code pkg:npm/%40angular/core@12.3.1}. Qualifiers and subpath, which
 * do not tell packages apart, are left out.
 *
 * @param type the kind of repository, in small letters
 * @param namespace what stands before the name; empty for nothing
 * @param name the name
 * @param version the version; null where it has none
 */
record PackageUrl(String type, String namespace, String name, @Nullable String version) {
  /** The names of OSV (ossf.github.io/osv-schema) for the types of package URLs. */
  private static final Map<String, String> ECOSYSTEMS =
      Map.ofEntries(
          Map.entry("maven", "Maven"),
          Map.entry("npm", "npm"),
          Map.entry("pypi", "PyPI"),
          Map.entry("golang", "Go"),
          Map.entry("cargo", "crates.io"),
          Map.entry("nuget", "NuGet"),
          Map.entry("gem", "RubyGems"),
          Map.entry("composer", "Packagist"),
          Map.entry("hex", "Hex"),
          Map.entry("pub", "Pub"),
          Map.entry("cran", "CRAN"),
          Map.entry("hackage", "Hackage"),
          Map.entry("swift", "SwiftURL"),
          Map.entry("githubactions", "GitHub Actions"),
          Map.entry("conan", "ConanCenter"),
          Map.entry("deb", "Debian"),
          Map.entry("apk", "Alpine"),
          Map.entry("bitnami", "Bitnami"));

  /** Reads; empty when the text is no package URL. */
  static Optional<PackageUrl> parse(String text) {
    if (!text.regionMatches(true, 0, "pkg:", 0, 4)) {
      return Optional.empty();
    }
    String rest = before(before(text.substring(4), '#'), '?').replaceFirst("^/+", "");
    int at = rest.lastIndexOf('@');
    boolean versioned = at > 0 && at > rest.lastIndexOf('/');
    String version = versioned ? decoded(rest.substring(at + 1)) : null;
    String[] parts = (versioned ? rest.substring(0, at) : rest).split("/+");
    if (parts.length < 2 || Arrays.stream(parts).anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    String namespace =
        Arrays.stream(parts, 1, parts.length - 1)
            .map(PackageUrl::decoded)
            .collect(Collectors.joining("/"));
    String type = parts[0].toLowerCase(Locale.ROOT);
    return Optional.of(
        new PackageUrl(
            type,
            namespace,
            decoded(parts[parts.length - 1]),
            version == null || version.isBlank() ? null : version));
  }

  private static String before(String text, char mark) {
    int at = text.indexOf(mark);
    return at < 0 ? text : text.substring(0, at);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The ecosystem as OSV calls it; the type itself where OSV knows none. */
  String ecosystem() {
    return ECOSYSTEMS.getOrDefault(type, type);
  }

  /** The name as OSV has it in that ecosystem. */
  String osvName() {
    return switch (type) {
      case "maven" -> namespace.isEmpty() ? name : namespace + ":" + name;
      case "pypi" -> name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
      case "deb", "apk", "rpm" -> name;
      default -> namespace.isEmpty() ? name : namespace + "/" + name;
    };
  }
}
