package io.appinventory.catalog.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a tenant; what is not said stays. Not safe for use by several threads. */
public final class TenantChange {
  private final Map<TenantLimit, Optional<Integer>> limits = new HashMap<>();
  private @Nullable String name;
  private @Nullable TenantStatus status;
  private @Nullable Boolean active;

  /** What of a tenant is limited. */
  public enum TenantLimit {
    /** How many users live in it. */
    MAX_USERS,
    /** How many projects live in it. */
    MAX_PROJECTS
  }

  /** Its name. */
  public TenantChange name(@Nullable String to) {
    name = to;
    return this;
  }

  /** Whether it is in use. */
  public TenantChange status(@Nullable TenantStatus to) {
    status = to;
    return this;
  }

  /** Whether it is in use, where the difference between inactive and suspended does not matter. */
  public TenantChange active(@Nullable Boolean to) {
    active = to;
    return this;
  }

  /** A limit, 0 or more; null for none. */
  public TenantChange limit(TenantLimit what, @Nullable Integer most) {
    limits.put(what, Optional.ofNullable(most));
    return this;
  }

  @Nullable String name() {
    return name;
  }

  TenantStatus statusAfter(TenantStatus before) {
    if (status != null) {
      return status;
    }
    if (active == null || active == (before == TenantStatus.ACTIVE)) {
      return before;
    }
    return active ? TenantStatus.ACTIVE : TenantStatus.INACTIVE;
  }

  @Nullable Integer limitAfter(TenantLimit what, @Nullable Integer before) {
    Optional<Integer> said = limits.get(what);
    return said == null ? before : said.orElse(null);
  }
}
