package io.appinventory.catalog.evidence.read;

import io.appinventory.catalog.model.TextType;
import org.jspecify.annotations.Nullable;

/**
 * A package that a file lists.
 *
 * @param ecosystem whose package it is, as OSV calls it; null where the file does not say
 * @param name as it is called there
 * @param version which one; null where the file does not say
 * @param purl its package URL; null where the file has none
 */
public record FoundPackage(
    @Nullable String ecosystem, String name, @Nullable String version, @Nullable String purl) {
  private static final int MAX_ECOSYSTEM = 100;
  private static final int MAX_NAME = 255;
  private static final int MAX_PURL = 2_000;

  /**
   * A package as a file tells of it: by its package URL where it has one, else by what else is
   * said.
   *
   * @param group what stands before the name in some ecosystems; empty for nothing
   */
  static FoundPackage of(
      String group, String name, @Nullable String version, @Nullable String purl) {
    return PackageUrl.parse(purl == null ? "" : purl)
        .map(
            url ->
                new FoundPackage(
                    url.ecosystem(),
                    url.osvName(),
                    url.version() == null ? version : url.version(),
                    purl))
        .orElseGet(
            () ->
                new FoundPackage(null, group.isEmpty() ? name : group + ":" + name, version, null));
  }

  /** Whether its parts can be kept. */
  boolean fits() {
    return fits(ecosystem, MAX_ECOSYSTEM)
        && fits(name, MAX_NAME)
        && fits(version, MAX_NAME)
        && fits(purl, MAX_PURL);
  }

  private static boolean fits(@Nullable String text, int length) {
    return text == null || text.length() <= length && TextType.storable(text);
  }
}
