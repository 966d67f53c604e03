package io.appinventory.catalog.scorecard.definition;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.scorecard.definition.DefinitionReader.Versions;
import io.appinventory.catalog.session.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps compiled definitions by tenant. Safe for use by many threads; a catalog has one.
 *
 * <p>What it hands out is never older than a write of another process: versions come from the
 * database with each answer, and only what is at these versions is used. A version number stands
 * for one content as soon as it is committed; what a transaction reads after it has written itself
 * may be taken back, and is not kept.
 */
public final class DefinitionCache {
  private static final long MAX_TENANTS = 1_000;

  private final Cache<UUID, Definitions> byTenant =
      Caffeine.newBuilder().maximumSize(MAX_TENANTS).expireAfterAccess(Duration.ofHours(1)).build();

  /** What is kept, which may be out of date; for {@link #at} to bring up to date. */
  public Definitions known(Scope scope) {
    return Objects.requireNonNullElse(byTenant.getIfPresent(scope.tenantId()), Definitions.NONE);
  }

  /** The definitions as they are now: one statement, and another when some changed. */
  public Definitions current(Scope scope) {
    return at(scope, new DefinitionReader(scope).versions());
  }

  /** The definitions at these versions; one statement when some are not known. */
  public Definitions at(Scope scope, Versions versions) {
    Definitions known = known(scope);
    if (known.versions().equals(versions.byId())) {
      return known;
    }
    List<CompiledScorecard> all = new ArrayList<>();
    Set<UUID> unknown = new LinkedHashSet<>();
    versions
        .byId()
        .forEach(
            (id, version) ->
                known
                    .find(id)
                    .filter(each -> each.definition().scorecard().rowVersion() == version)
                    .ifPresentOrElse(all::add, () -> unknown.add(id)));
    List<Definition> read = new DefinitionReader(scope).read(unknown);
    read.forEach(definition -> all.add(new CompiledScorecard(definition)));
    Definitions definitions = new Definitions(all);
    if (!versions.tentative()) {
      keep(scope.tenantId(), definitions);
    }
    return definitions;
  }

  /** Keeps the newer of what is known and what was read, which may have come in another order. */
  private void keep(UUID tenant, Definitions read) {
    byTenant.asMap().merge(tenant, read, DefinitionCache::newer);
  }

  private static Definitions newer(Definitions known, Definitions read) {
    Map<UUID, Long> versions = known.versions();
    boolean older =
        read.all().stream()
            .anyMatch(
                each ->
                    each.definition().scorecard().rowVersion()
                        < versions.getOrDefault(each.definition().id(), 0L));
    return older ? known : read;
  }
}
