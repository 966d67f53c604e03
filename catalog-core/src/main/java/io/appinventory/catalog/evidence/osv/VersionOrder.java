package io.appinventory.catalog.evidence.osv;

import java.util.Comparator;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** How an ecosystem orders its versions. */
@FunctionalInterface
interface VersionOrder extends Comparator<String> {
  /**
   * The order for a range; empty where versions cannot be ordered, as those of commits.
   *
   * @param rangeType the range's type in OSV
   */
  static Optional<VersionOrder> of(String ecosystem, String rangeType) {
    if (rangeType.equals("SEMVER")) {
      return Optional.of(SemanticVersion::compare);
    } else if (!rangeType.equals("ECOSYSTEM")) {
      return Optional.empty();
    }
    return switch (ecosystem) {
      case "npm",
          "Go",
          "crates.io",
          "Hex",
          "Pub",
          "NuGet",
          "SwiftURL",
          "GitHub Actions",
          "Packagist" ->
          Optional.of(SemanticVersion::compare);
      case "PyPI" -> Optional.of(PythonVersion::compare);
      case "Maven" ->
          Optional.of((a, b) -> new ComparableVersion(a).compareTo(new ComparableVersion(b)));
      case "RubyGems" -> Optional.of(GemVersion::compare);
      default -> Optional.empty();
    };
  }
}
