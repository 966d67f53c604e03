package io.appinventory.catalog.delivery.measure;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * DORA's four measures of a service in production, over the last 30 days; see {@link Dora}. A
 * service without a deployment has none.
 *
 * @param id the service's
 * @param deployments how many deployments were over
 * @param deploymentFrequency released deployments a day
 * @param leadTimeHours the median lead time
 * @param changeFailureRate in per cent
 * @param timeToRestoreHours the median time to restore
 */
public record RecentDora(
    UUID id,
    Integer deployments,
    BigDecimal deploymentFrequency,
    @Nullable BigDecimal leadTimeHours,
    BigDecimal changeFailureRate,
    @Nullable BigDecimal timeToRestoreHours) {}
