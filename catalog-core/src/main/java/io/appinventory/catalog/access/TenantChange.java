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
  private @Nullable Said<TenantType> type;
  private @Nullable TenantPlan plan;
  private @Nullable Said<String> billingEmail;

  /** A value that is said, which may be null. */
  private record Said<T>(@Nullable T value) {
    static <T> @Nullable T after(@Nullable Said<T> said, @Nullable T before) {
      return said == null ? before : said.value();
    }
  }

  /** What of a tenant is limited. */
  public enum TenantLimit {
    /** How many users live in it. */
    MAX_USERS,
    /** How many projects live in it. */
    MAX_PROJECTS,
    /** How many GB it holds. */
    MAX_STORAGE_GB
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

  /** What kind of organization it is; null for nothing said. */
  public TenantChange type(@Nullable TenantType to) {
    type = new Said<>(to);
    return this;
  }

  /** What it pays for. */
  public TenantChange plan(@Nullable TenantPlan to) {
    plan = to;
    return this;
  }

  /** Where bills go; null for nowhere. */
  public TenantChange billingEmail(@Nullable String to) {
    billingEmail = new Said<>(to);
    return this;
  }

  @Nullable TenantType typeAfter(@Nullable TenantType before) {
    return Said.after(type, before);
  }

  TenantPlan planAfter(TenantPlan before) {
    return plan == null ? before : plan;
  }

  @Nullable String billingEmailAfter(@Nullable String before) {
    return Said.after(billingEmail, before);
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
