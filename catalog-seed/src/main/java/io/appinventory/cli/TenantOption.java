package io.appinventory.cli;

import picocli.CommandLine.Option;

/** Whose catalog a command works on. */
final class TenantOption {
  @Option(
      names = "--tenant",
      required = true,
      paramLabel = "SLUG",
      description = "The tenant, by its slug.")
  private String slug = "";

  String slug() {
    return slug;
  }
}
