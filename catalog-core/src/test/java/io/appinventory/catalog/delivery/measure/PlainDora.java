package io.appinventory.catalog.delivery.measure;

import io.appinventory.db.schema.tables.records.DeploymentsRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** DORA's four measures by loops over lists, as docs/delivery.md says them. */
final class PlainDora {
  private static final Duration AROUND = Duration.ofDays(30);

  final List<DeploymentsRecord> deployments = new ArrayList<>();
  final Map<UUID, Instant> begun = new HashMap<>();
  final List<Incident> incidents = new ArrayList<>();

  record Incident(UUID deployment, Instant created, @Nullable Instant resolved) {}

  Dora dora(List<UUID> services, Window window, String environment) {
    int count = 0;
    int released = 0;
    int failures = 0;
    int unrestored = 0;
    List<Double> leads = new ArrayList<>();
    List<Double> restores = new ArrayList<>();
    for (DeploymentsRecord each : around(services, window, environment)) {
      Instant over = over(each);
      if (over.isBefore(window.from()) || !over.isBefore(window.to())) {
        continue;
      }
      count++;
      released += isReleased(each) ? 1 : 0;
      lead(each, around(services, window, environment)).ifPresent(leads::add);
      List<Incident> named =
          incidents.stream().filter(i -> i.deployment().equals(each.getId())).toList();
      if (!each.getStatus().equals("success") || !named.isEmpty()) {
        failures++;
        Optional<Double> restored =
            named.isEmpty()
                ? restored(each, around(services, window, environment))
                : resolved(named);
        restored.ifPresent(restores::add);
        unrestored += restored.isEmpty() ? 1 : 0;
      }
    }
    double days = Duration.between(window.from(), window.to()).toMinutes() / 1_440.0;
    return new Dora(
        count,
        decimal(released / days),
        median(leads),
        failures,
        count == 0 ? null : decimal(100.0 * failures / count),
        unrestored,
        median(restores));
  }

  private List<DeploymentsRecord> around(List<UUID> services, Window window, String environment) {
    return deployments.stream()
        .filter(each -> services.contains(each.getServiceId()))
        .filter(each -> each.getDeletedAt() == null)
        .filter(each -> each.getEnvironment().equals(environment))
        .filter(each -> List.of("success", "failed", "rolled_back").contains(each.getStatus()))
        .filter(each -> each.getCompletedAt() != null || each.getRolledBackAt() != null)
        .filter(each -> !over(each).isBefore(window.from().minus(AROUND)))
        .filter(each -> over(each).isBefore(window.to().plus(AROUND)))
        .sorted(
            Comparator.comparing(PlainDora::over).thenComparing(each -> each.getId().toString()))
        .toList();
  }

  private static Instant over(DeploymentsRecord each) {
    return Stream.of(
            Optional.ofNullable(each.getCompletedAt()), Optional.ofNullable(each.getRolledBackAt()))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static boolean isReleased(DeploymentsRecord each) {
    return each.getCompletedAt() != null && !each.getStatus().equals("failed");
  }

  private Optional<Double> lead(DeploymentsRecord each, List<DeploymentsRecord> around) {
    Optional<DeploymentsRecord> first =
        around.stream()
            .filter(PlainDora::isReleased)
            .filter(other -> other.getServiceId().equals(each.getServiceId()))
            .filter(other -> other.getBuildId().equals(each.getBuildId()))
            .min(
                Comparator.comparing(DeploymentsRecord::getCompletedAt)
                    .thenComparing(other -> other.getId().toString()));
    Instant start = Objects.requireNonNull(begun.get(each.getBuildId()));
    return first
        .filter(it -> it == each && !each.getCompletedAt().isBefore(start))
        .map(it -> hours(start, it.getCompletedAt()));
  }

  private static Optional<Double> restored(DeploymentsRecord each, List<DeploymentsRecord> around) {
    Instant broken =
        each.getCompletedAt() != null
            ? each.getCompletedAt()
            : each.getStartedAt() != null ? each.getStartedAt() : each.getRolledBackAt();
    Stream<Instant> successes =
        around.stream()
            .skip(around.indexOf(each) + 1L)
            .filter(other -> other.getServiceId().equals(each.getServiceId()))
            .filter(other -> other.getStatus().equals("success"))
            .map(DeploymentsRecord::getCompletedAt);
    return Stream.concat(successes, Stream.ofNullable(each.getRolledBackAt()))
        .min(Comparator.naturalOrder())
        .map(end -> hours(broken, end));
  }

  private static Optional<Double> resolved(List<Incident> named) {
    if (named.stream().anyMatch(incident -> incident.resolved() == null)) {
      return Optional.empty();
    }
    Instant from =
        named.stream().map(Incident::created).min(Comparator.naturalOrder()).orElseThrow();
    Instant to =
        named.stream().map(Incident::resolved).max(Comparator.naturalOrder()).orElseThrow();
    return Optional.of(hours(from, to));
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 3_600_000.0;
  }

  static @Nullable BigDecimal median(List<Double> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return decimal(
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2);
  }

  static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(4, RoundingMode.HALF_UP);
  }
}
