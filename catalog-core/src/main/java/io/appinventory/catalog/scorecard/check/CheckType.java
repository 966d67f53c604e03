package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/**
 * A kind of check: what it is called, what it needs to be told, and the rule that this makes for
 * entities of a type. Without state.
 */
public interface CheckType {
  /**
   * The name that criteria give as {@code check_type}, at most 30 characters: {@code has_field}.
   */
  String name();

  /** When it passes, in a sentence. */
  String meaning();

  /** The keys of {@code check_config}. */
  List<ConfigKey<?>> keys();

  /**
   * What entities of a type have to satisfy. Names inside of it are resolved later, so that it need
   * not look at them.
   *
   * @param config holds what {@link #keys()} ask for
   * @throws InvalidConfigException when it makes no sense for the type
   */
  Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException;
}
