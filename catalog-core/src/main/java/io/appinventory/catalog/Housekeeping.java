package io.appinventory.catalog;

import io.appinventory.catalog.access.Tenant;
import io.appinventory.catalog.audit.seal.Seal;
import io.appinventory.catalog.audit.seal.SealAnchor;
import io.appinventory.catalog.audit.seal.Sealing;
import io.appinventory.catalog.idempotency.OnceOnly;
import io.appinventory.catalog.session.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be done now and then for every tenant: the audit log is sealed, answers that were
 * kept for repeated requests and are over are swept away, what it holds is measured where that is
 * due. Several processes may do it at once.
 *
 * <p>Each seal is logged with number and hash, so that the log is an anchor outside of the
 * database.
 */
public final class Housekeeping implements AutoCloseable {
  /** How often it is done where nothing else is said. */
  public static final Duration PERIOD = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Catalog catalog;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("catalog-housekeeping").factory());

  private Housekeeping(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Does it after each period, until it is closed. */
  public static Housekeeping start(Catalog catalog, Duration period) {
    Housekeeping housekeeping = new Housekeeping(catalog);
    housekeeping.thread.scheduleWithFixedDelay(
        housekeeping::doForAll, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return housekeeping;
  }

  /** Seals all that waits in the audit log of a tenant. */
  public static long seal(Catalog catalog, Principal principal) {
    long entries = 0;
    while (true) {
      Optional<Seal> seal = catalog.in(principal, tx -> new Sealing(tx.scope()).seal());
      if (seal.isEmpty()) {
        return entries;
      }
      LOG.info("sealed the audit log of {}: {}", principal.tenantId(), SealAnchor.of(seal.get()));
      entries += seal.get().entries();
      if (seal.get().entries() < Sealing.BATCH) {
        return entries;
      }
    }
  }

  /** Lets what is being done for one tenant end, and stops. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("housekeeping does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void doForAll() {
    try {
      for (Tenant tenant : catalog.administration().all()) {
        if (thread.isShutdown()) {
          return;
        }
        doFor(tenant);
      }
    } catch (RuntimeException e) {
      LOG.warn("housekeeping could not be done; it is tried again", e);
    }
  }

  private void doFor(Tenant tenant) {
    try {
      Principal system = Principal.system(tenant.id());
      seal(catalog, system);
      catalog.in(system, tx -> OnceOnly.sweep(tx.scope()));
      catalog.administration().measureStorage(tenant.id());
    } catch (RuntimeException e) {
      LOG.warn("housekeeping could not be done for tenant {}; it is tried again", tenant.id(), e);
    }
  }
}
