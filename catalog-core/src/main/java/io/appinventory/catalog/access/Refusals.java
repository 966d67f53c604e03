package io.appinventory.catalog.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.TenantDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the audit log of what users tried and may not do. An entry of its own transaction, since
 * that of the attempt is gone. Of one user {@value #MOST} in a minute, so that nobody fills the log
 * by trying; of who is not signed in, nothing. Safe for use by many threads.
 */
public final class Refusals {
  /** The most entries about one user in a minute. */
  public static final int MOST = 10;

  /** The action of the entries. */
  public static final String ACTION = "refused";

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final int MAX_TYPE = 50;
  private static final int MAX_REQUEST = 512;

  private final TenantDatabase database;
  private final Cache<UUID, AtomicInteger> told =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /** Over a database. */
  public Refusals(TenantDatabase database) {
    this.database = database;
  }

  /**
   * What was tried.
   *
   * @param request such as {@code DELETE /api/v1/services/0199...}
   * @param entityType the collection
   * @param entityId the entity, if one was meant
   */
  public record Attempt(String request, String entityType, @Nullable UUID entityId) {
    /** Cuts what is too long. */
    public Attempt {
      request = request.length() <= MAX_REQUEST ? request : request.substring(0, MAX_REQUEST);
      entityType = entityType.length() <= MAX_TYPE ? entityType : entityType.substring(0, MAX_TYPE);
    }
  }

  /** Tells of an attempt. That it cannot be told of changes nothing for who made it. */
  public void tell(Principal principal, Attempt attempt, NotAllowedException refusal) {
    if (principal.userId().isEmpty()) {
      return;
    }
    AtomicInteger count = told.get(principal.userId().get(), user -> new AtomicInteger());
    if (count.incrementAndGet() > MOST) {
      return;
    }
    try {
      database.<@Nullable Void>write(
          from(principal, attempt),
          scope -> {
            AuditTrail trail = new AuditTrail(scope);
            trail.addAll(
                List.of(
                    trail
                        .entry(ACTION, attempt.entityType(), attempt.entityId(), null, null)
                        .failed(String.valueOf(refusal.getMessage()))));
            return null;
          });
    } catch (RuntimeException e) {
      LOG.warn("cannot tell the audit log that {} was refused", attempt.request(), e);
    }
  }

  private static Principal from(Principal principal, Attempt attempt) {
    Map<String, String> origin = new HashMap<>(principal.origin());
    origin.put("request", attempt.request());
    return principal.from(origin);
  }
}
