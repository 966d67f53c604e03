package io.appinventory.http.backstage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.access.SignIn;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds the tenant that stands in the address against the one of whoever asks. Another's is not
 * there.
 */
final class TenantPath {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final SignIn signIn;
  private final Cache<String, UUID> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  TenantPath(SignIn signIn) {
    this.signIn = signIn;
  }

  /** Refuses whoever is of another tenant. */
  void require(Exchange exchange, Principal principal) {
    String slug = exchange.text("tenant");
    if (!principal.tenantId().equals(tenant(slug))) {
      throw new ProblemException(ProblemType.NOT_FOUND, "No tenant named '" + slug + "' found");
    }
  }

  private @Nullable UUID tenant(String slug) {
    UUID tenant = known.getIfPresent(slug);
    if (tenant == null) {
      tenant = signIn.activeTenant(slug).orElse(null);
      if (tenant != null) {
        known.put(slug, tenant);
      }
    }
    return tenant;
  }
}
