package io.appinventory.catalog.delivery.measure;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * DORA's four measures of a window, over the deployments into one environment that were over within
 * it: succeeded, failed or taken back, whichever came first.
 *
 * <p>The definitions are those of <a href="https://dora.dev/research/">DORA's research</a>. Numbers
 * have at most four digits after the point. Medians, since a few long cases would outweigh all
 * others in a mean.
 *
 * @param deployments how many were over
 * @param deploymentFrequency how many of them were released, a day: all but those that failed, or
 *     were taken back before they were completed
 * @param leadTimeHours the median, over builds first released in the window, of the time from the
 *     start of the build (its creation where the start is not known) to the end of the deployment;
 *     null when there is none
 * @param failures how many failed, were taken back or are named by an incident as its cause
 * @param changeFailureRate the share of those, in per cent; null when there was no deployment
 * @param unrestored how many of the failures have not ended
 * @param timeToRestoreHours the median, over failures that have ended, of the time it took: by the
 *     incidents that name the deployment (from when the first one began until all are resolved),
 *     else from its end until it was taken back or the service was next deployed with success; null
 *     when there is none
 */
public record Dora(
    int deployments,
    BigDecimal deploymentFrequency,
    @Nullable BigDecimal leadTimeHours,
    int failures,
    @Nullable BigDecimal changeFailureRate,
    int unrestored,
    @Nullable BigDecimal timeToRestoreHours) {
  /** Nothing happened. */
  public static final Dora NONE = new Dora(0, BigDecimal.ZERO, null, 0, null, 0, null);

  /** The band of the deployment frequency; empty when there was no deployment. */
  public Optional<Band> deploymentFrequencyBand() {
    return deployments == 0 ? Optional.empty() : Optional.of(Band.ofFrequency(deploymentFrequency));
  }

  /** The band of the lead time. */
  public Optional<Band> leadTimeBand() {
    return band(leadTimeHours, Band::ofLeadTime);
  }

  /** The band of the change failure rate. */
  public Optional<Band> changeFailureRateBand() {
    return band(changeFailureRate, Band::ofFailureRate);
  }

  /** The band of the time to restore. */
  public Optional<Band> timeToRestoreBand() {
    return band(timeToRestoreHours, Band::ofRestoreTime);
  }

  private static Optional<Band> band(@Nullable BigDecimal value, Function<BigDecimal, Band> of) {
    return Optional.ofNullable(value).map(of);
  }
}
