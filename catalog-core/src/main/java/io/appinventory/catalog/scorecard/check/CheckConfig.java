package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.filter.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a check is told: the values of its keys. */
public final class CheckConfig {
  private final String pointer;
  private final Map<ConfigKey<?>, Object> values;

  private CheckConfig(String pointer, Map<ConfigKey<?>, Object> values) {
    this.pointer = pointer;
    this.values = values;
  }

  static CheckConfig read(CheckType check, ConfigValue at) throws InvalidConfigException {
    if (!at.node().isObject()) {
      throw at.error("wrong_type", "is " + at.shown() + ", expected an object");
    }
    List<String> known = check.keys().stream().map(ConfigKey::name).toList();
    for (Map.Entry<String, ?> field : at.node().properties()) {
      if (!known.contains(field.getKey())) {
        throw new InvalidConfigException(
            at.pointer(), "unknown_field", unknown(check, field, known));
      }
    }
    Map<ConfigKey<?>, Object> values = new HashMap<>();
    for (ConfigKey<?> key : check.keys()) {
      ConfigValue value = at.field(key.name());
      boolean missing = value.node().isMissingNode() || value.node().isNull();
      if (!missing) {
        values.put(key, Objects.requireNonNull(key.read(value)));
      } else if (key.required()) {
        throw value.error("required", "is missing: " + key.meaning());
      }
    }
    return new CheckConfig(at.pointer(), values);
  }

  private static String unknown(CheckType check, Map.Entry<String, ?> field, List<String> known) {
    String name = field.getKey();
    String shown = name.length() <= 40 ? name : name.substring(0, 37) + "...";
    return "has '"
        + shown
        + "', which "
        + check.name()
        + " does not take"
        + Names.suggestion(name, known)
        + (known.isEmpty() ? "; it takes nothing" : "; it takes " + String.join(", ", known));
  }

  /** The value of a key that has to be there. */
  public <T> T get(ConfigKey<T> key) {
    return optional(key).orElseThrow();
  }

  /** The value of a key. */
  @SuppressWarnings("unchecked") // the key read it
  public <T> Optional<T> optional(ConfigKey<T> key) {
    return Optional.ofNullable((T) values.get(key));
  }

  /** Where a key stands, for errors of what is made of it. */
  public Position at(ConfigKey<?> key) {
    return Position.pointer(pointer + "/" + key.name());
  }

  /** The error for a key. */
  public InvalidConfigException error(ConfigKey<?> key, String reason) {
    return new InvalidConfigException(pointer + "/" + key.name(), "invalid", reason);
  }

  /**
   * The way over a relation that a check is about.
   *
   * @throws InvalidConfigException when entities of the type have none
   */
  public Path over(EntityType<?> type, String relation) throws InvalidConfigException {
    Optional<? extends Relation<?, ?>> found = type.relation(relation);
    if (found.isEmpty()) {
      throw new InvalidConfigException(
          pointer,
          "not_allowed",
          type.name() + " have no " + relation + ", so this cannot be asked of them");
    }
    return new Path(List.of(relation), Position.pointer(pointer));
  }
}
