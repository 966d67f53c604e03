package io.appinventory.catalog.domain;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Status, timeline and resolved_at of an incident move together. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TimelineTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final SettableClock clock = new SettableClock(NOON);
  private final CatalogFixture fixture;
  private final UUID ana = new UUID(1, 1);
  private Principal commander;

  TimelineTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
    commander = fixture.newPrincipal();
  }

  @BeforeEach
  void startAnew() {
    clock.advance(Duration.between(clock.instant(), NOON));
    commander = Principal.user(fixture.newTenant().id(), ana, UserRole.INCIDENT_COMMANDER);
  }

  @ParameterizedTest
  @EnumSource(IncidentStatus.class)
  void tellsOfItsOpening(IncidentStatus status) {
    Incident incident = create(fresh().set(Incidents.STATUS, status));
    assertThat(timeline(incident))
        .containsExactly("12:00 " + status.code() + " Opened as " + status.code() + ".");
    assertThat(incident.resolvedAt()).isEqualTo(status == IncidentStatus.RESOLVED ? NOON : null);
  }

  @Test
  void tellsOfEveryMove() {
    Incident incident = create(fresh());
    move(incident, IncidentStatus.IDENTIFIED);
    move(incident, IncidentStatus.IDENTIFIED);
    Incident resolved = move(incident, IncidentStatus.RESOLVED);
    assertThat(resolved.resolvedAt()).isEqualTo(NOON.plusSeconds(180));
    Incident open = move(incident, IncidentStatus.MONITORING);
    assertThat(open.resolvedAt()).isNull();
    assertThat(timeline(incident))
        .containsExactly(
            "12:00 investigating Opened as investigating.",
            "12:01 identified Moved from investigating to identified.",
            "12:03 resolved Moved from identified to resolved.",
            "12:04 monitoring Moved from resolved to monitoring.");
  }

  @Test
  void movesWithAnEntry() {
    Incident incident = create(fresh());
    Incident identified = append(incident, entry(1, IncidentStatus.IDENTIFIED, "Found it."));
    assertThat(identified.status()).isEqualTo(IncidentStatus.IDENTIFIED);
    Incident noted = append(incident, entry(2, IncidentStatus.IDENTIFIED, "Still on it."));
    assertThat(noted.status()).isEqualTo(IncidentStatus.IDENTIFIED);
    Incident resolved = append(incident, entry(3, IncidentStatus.RESOLVED, "Done."));
    assertThat(resolved.resolvedAt()).isEqualTo(NOON.plusSeconds(180));
    Incident thanked = append(incident, entry(4, IncidentStatus.RESOLVED, "Thanks."));
    assertThat(thanked.resolvedAt()).isEqualTo(resolved.resolvedAt());
    assertThat(timeline(incident))
        .containsExactly(
            "12:00 investigating Opened as investigating.",
            "12:01 identified Found it.",
            "12:02 identified Still on it.",
            "12:03 resolved Done.",
            "12:04 resolved Thanks.");
  }

  @Test
  void takesAWholeStoryAtItsCreation() {
    Incident incident =
        create(
            fresh()
                .parts(
                    Incidents.TIMELINE,
                    List.of(
                        entry(9, IncidentStatus.RESOLVED, "Over."),
                        entry(1, IncidentStatus.INVESTIGATING, "Begun."),
                        entry(5, IncidentStatus.IDENTIFIED, "Found."))));
    assertThat(incident.status()).isEqualTo(IncidentStatus.RESOLVED);
    assertThat(incident.resolvedAt()).isEqualTo(NOON.plusSeconds(540));
    assertThat(timeline(incident))
        .containsExactly(
            "12:01 investigating Begun.", "12:05 identified Found.", "12:09 resolved Over.");
  }

  @Test
  void letsTheLastOfTwoEntriesOfOneTimeDecide() {
    Incident incident =
        create(
            fresh()
                .parts(
                    Incidents.TIMELINE,
                    List.of(
                        entry(1, IncidentStatus.IDENTIFIED, "One."),
                        entry(1, IncidentStatus.MONITORING, "Two."))));
    assertThat(incident.status()).isEqualTo(IncidentStatus.MONITORING);
    assertThat(timeline(incident))
        .containsExactly("12:01 identified One.", "12:01 monitoring Two.");
  }

  @Test
  void refusesAStatusThatItsLatestEntryContradicts() {
    Incident incident = create(fresh());
    Changes<Incident> contradiction =
        Changes.<Incident>none()
            .set(Incidents.STATUS, IncidentStatus.MONITORING)
            .add(Incidents.TIMELINE, entry(1, IncidentStatus.RESOLVED, "Done."));
    assertThat(faults(() -> patch(incident, contradiction))).containsExactly("status invalid");
    assertThat(timeline(incident)).hasSize(1);
  }

  @Test
  void signsEntriesWithWhoeverWritesThem() {
    TimelineEntry forged =
        new TimelineEntry(NOON, IncidentStatus.IDENTIFIED, "I was ben.", new UUID(2, 2));
    Incident incident = create(fresh().parts(Incidents.TIMELINE, List.of(forged)));
    assertThat(
            fixture
                .read(commander, reader -> reader.detail(Incidents.TYPE, incident.id()))
                .json(Incidents.TIMELINE)
                .node()
                .findValuesAsText("created_by"))
        .containsExactly(ana.toString());
  }

  @Test
  void leavesTheCallersWordsForAnotherIncident() {
    Incident one = create(fresh());
    Incident other = create(fresh().set(Incidents.STATUS, IncidentStatus.IDENTIFIED));
    Changes<Incident> resolve =
        Changes.<Incident>none().set(Incidents.STATUS, IncidentStatus.RESOLVED);
    patch(one, resolve);
    patch(other, resolve);
    assertThat(timeline(other).getLast()).endsWith("Moved from identified to resolved.");
    assertThat(resolve.parts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(UserRole.class)
  void isWrittenByThoseWhoMayWriteIncidents(UserRole role) {
    Incident incident = create(fresh());
    Principal who = Principal.user(commander.tenantId(), ana, role);
    if (role == UserRole.VIEWER) {
      requireRefusal(
          ErrorCode.NOT_ALLOWED,
          () -> fixture.in(who, tx -> tx.delete(Incidents.TYPE, incident.id(), any())));
    } else {
      fixture.in(who, tx -> tx.delete(Incidents.TYPE, incident.id(), any()));
      fixture.in(who, tx -> tx.restore(Incidents.TYPE, incident.id(), any()));
    }
  }

  private static OptionalLong any() {
    return OptionalLong.empty();
  }

  private static Changes<Incident> fresh() {
    return Changes.<Incident>none()
        .set(Incidents.TITLE, "down")
        .set(Incidents.SEVERITY, IncidentSeverity.MINOR);
  }

  private static TimelineEntry entry(int minute, IncidentStatus status, String message) {
    return new TimelineEntry(NOON.plusSeconds(60L * minute), status, message, null);
  }

  private Incident create(Changes<Incident> changes) {
    return fixture.in(commander, tx -> tx.create(Incidents.TYPE, changes));
  }

  private Incident patch(Incident incident, Changes<Incident> changes) {
    return fixture.in(commander, tx -> tx.patch(Incidents.TYPE, incident.id(), changes));
  }

  private Incident append(Incident incident, TimelineEntry entry) {
    return patch(incident, Changes.<Incident>none().add(Incidents.TIMELINE, entry));
  }

  private Incident move(Incident incident, IncidentStatus status) {
    clock.advance(Duration.ofMinutes(1));
    return patch(incident, Changes.<Incident>none().set(Incidents.STATUS, status));
  }

  private List<String> timeline(Incident incident) {
    return fixture
        .read(commander, reader -> reader.detail(Incidents.TYPE, incident.id()))
        .json(Incidents.TIMELINE)
        .node()
        .valueStream()
        .map(
            row ->
                row.path("timestamp").asText().substring(11, 16)
                    + " "
                    + row.path("status").asText()
                    + " "
                    + row.path("message").asText())
        .toList();
  }
}
