package io.appinventory.catalog.scorecard;

import io.appinventory.catalog.model.Json;
import org.jspecify.annotations.Nullable;

/**
 * One question of a scorecard.
 *
 * @param name unique within the scorecard
 * @param description why it matters
 * @param hint how to pass
 * @param weight 1 to 3
 * @param checkType the kind of check, such as {@code has_field}
 * @param checkConfig what the check needs to know, an object
 * @param appliesWhen the entities it counts for, as a filter; null for all
 * @param level the level that cannot be reached without passing; null for none
 * @param sortOrder its place among the criteria
 */
public record Criterion(
    String name,
    @Nullable String description,
    @Nullable String hint,
    int weight,
    String checkType,
    Json checkConfig,
    @Nullable String appliesWhen,
    @Nullable String level,
    int sortOrder) {
  /** A criterion of weight 1 for all entities, first in order. */
  public static Criterion of(String name, String checkType, Json checkConfig) {
    return new Criterion(name, null, null, 1, checkType, checkConfig, null, null, 0);
  }

  /** The same with another weight. */
  public Criterion withWeight(int other) {
    return new Criterion(
        name, description, hint, other, checkType, checkConfig, appliesWhen, level, sortOrder);
  }

  /** The same with a hint. */
  public Criterion withHint(String other) {
    return new Criterion(
        name, description, other, weight, checkType, checkConfig, appliesWhen, level, sortOrder);
  }

  /** The same, counting only where the filter holds. */
  public Criterion onlyWhen(String filter) {
    return new Criterion(
        name, description, hint, weight, checkType, checkConfig, filter, level, sortOrder);
  }

  /** The same, required for a level. */
  public Criterion requiredFor(String other) {
    return new Criterion(
        name, description, hint, weight, checkType, checkConfig, appliesWhen, other, sortOrder);
  }

  /** The same at another place. */
  public Criterion at(int order) {
    return new Criterion(
        name, description, hint, weight, checkType, checkConfig, appliesWhen, level, order);
  }
}
