package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.TENANTS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Write;
import io.appinventory.catalog.store.WriteObserver;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * How much a tenant may hold, as its administrator says; any amount where nothing is said. What it
 * holds is measured now and then, so that no write counts anything: creations and restores are
 * refused from the measurement that is past the limit until one that is not, or the limit is
 * raised. That there is room is remembered for a minute.
 */
public final class StorageLimit implements WriteObserver {
  /** The bytes of what a limit counts. */
  public static final long GB = 1_000_000_000L;

  private final Cache<UUID, Boolean> roomy =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    switch (write.kind()) {
      case CREATE, RESTORE -> requireRemembered(scope);
      case UPDATE, DELETE -> {}
    }
  }

  @Override
  public <R extends Entity<R>> void writtenAll(Scope scope, List<Write<R>> writes) {
    if (!writes.isEmpty()) {
      written(scope, writes.getFirst());
    }
  }

  private void requireRemembered(Scope scope) {
    if (roomy.getIfPresent(scope.tenantId()) == null) {
      require(scope);
      roomy.put(scope.tenantId(), true);
    }
  }

  /**
   * Refuses what would hold more where a tenant is past its limit.
   *
   * @throws ConflictException when it is
   */
  public static void require(Scope scope) {
    var tenant =
        scope
            .dsl()
            .select(TENANTS.MAX_STORAGE_GB, TENANTS.STORAGE_BYTES)
            .from(TENANTS)
            .where(TENANTS.ID.eq(scope.tenantId()))
            .fetchOne();
    Integer most = tenant == null ? null : tenant.value1();
    Long held = tenant == null ? null : tenant.value2();
    if (most != null && held != null && held > most * GB) {
      throw ConflictException.state(
          "The tenant may hold at most "
              + most
              + " GB (its max_storage_gb); an administrator of the installation can raise that.");
    }
  }
}
