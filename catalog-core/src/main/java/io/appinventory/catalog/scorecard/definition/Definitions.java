package io.appinventory.catalog.scorecard.definition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All scorecards of a tenant at one moment. Immutable, but for what it keeps of itself. */
public final class Definitions {
  /** Those of a tenant without scorecards. */
  public static final Definitions NONE = new Definitions(List.of());

  private final Map<UUID, CompiledScorecard> byId = new LinkedHashMap<>();
  private final Map<Object, Object> made = new ConcurrentHashMap<>();

  /** Of these. */
  public Definitions(Collection<CompiledScorecard> all) {
    all.forEach(each -> byId.put(each.definition().id(), each));
  }

  /** The same with one more, or another in the place of the one with its id. */
  public Definitions with(CompiledScorecard more) {
    Map<UUID, CompiledScorecard> all = new LinkedHashMap<>(byId);
    all.put(more.definition().id(), more);
    return new Definitions(all.values());
  }

  /** All, in no particular order. */
  public Collection<CompiledScorecard> all() {
    return List.copyOf(byId.values());
  }

  /** The scorecard of an id. */
  public Optional<CompiledScorecard> find(UUID id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The scorecard of a name or an id. */
  public Optional<CompiledScorecard> find(String nameOrId) {
    return byId.values().stream()
        .filter(
            each ->
                each.definition().scorecard().name().equals(nameOrId)
                    || each.definition().id().toString().equals(nameOrId))
        .findFirst();
  }

  /**
   * What is made of all of them for a key, made once and kept as long as they are.
   *
   * @param key says what it is, by its type too
   */
  @SuppressWarnings("unchecked") // a key stands for one type
  public <T> T once(Object key, Supplier<T> making) {
    Object known = made.get(key);
    if (known == null) {
      known = making.get();
      made.put(key, known);
    }
    return (T) known;
  }

  /** The version of each. */
  public Map<UUID, Long> versions() {
    Map<UUID, Long> versions = new LinkedHashMap<>();
    byId.forEach((id, each) -> versions.put(id, each.definition().scorecard().rowVersion()));
    return versions;
  }
}
