package io.appinventory.catalog.model;

import java.util.Set;
import java.util.UUID;

/** What is said about the list of a link. */
public sealed interface LinkChange {
  /**
   * The whole list.
   *
   * @param ids the ids it shall hold
   */
  record Replace(Set<UUID> ids) implements LinkChange {}

  /**
   * One more.
   *
   * @param id the id to add
   */
  record Add(UUID id) implements LinkChange {}

  /**
   * One less.
   *
   * @param id the id to take out
   */
  record Remove(UUID id) implements LinkChange {}
}
