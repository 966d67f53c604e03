package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.RepositoryPlace;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an import would do.
 *
 * @param source what is imported as a whole
 * @param steps one for each descriptor
 * @param orphans descriptors the source no longer has
 * @param repositories those that are to be made because descriptors name them, by their new ids
 * @param targets what references lead to, for all that lead to something
 * @param arrived references of earlier imports that dangled and now lead to something
 * @param dangling references that lead to nothing
 * @param previous what the changed descriptors referred to before
 */
public record Plan(
    String source,
    List<Step> steps,
    List<SourceRow> orphans,
    Map<UUID, RepositoryPlace> repositories,
    Map<String, Target> targets,
    List<Arrival> arrived,
    List<Dangling> dangling,
    Map<UUID, List<SourceTables.ReferenceRow>> previous) {
  /**
   * A reference that dangled.
   *
   * @param reference the reference
   * @param from the descriptor that says it
   * @param target what it leads to now
   */
  public record Arrival(SourceTables.ReferenceRow reference, SourceRow from, Target target) {}

  /**
   * A reference that leads to nothing yet.
   *
   * @param from the key of the descriptor that says it
   * @param location the file
   * @param reference the reference
   */
  public record Dangling(String from, String location, Reference reference) {}

  /** How a target is found again: a format and its key. */
  public static String targetKey(String format, String key) {
    return key.startsWith(Reference.REPOSITORY) ? key : format + " " + key;
  }
}
