package io.appinventory.generate;

import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.DefectStatus;
import io.appinventory.catalog.delivery.DefectType;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.EventSeverity;
import io.appinventory.catalog.delivery.Priority;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.SecurityEvent;
import io.appinventory.catalog.delivery.SecurityEvents;
import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.delivery.Vulnerability;
import io.appinventory.catalog.delivery.VulnerabilityStatus;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.IncidentStatus;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.generate.BuildMaker.Failure;
import io.appinventory.generate.PlanningMaker.Planned;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What goes wrong: incidents after deployments, defects, vulnerabilities and security events. */
final class TroubleMaker {
  private final Skew skew;
  private final BulkLoad load;
  private final DeliveryPlan plan;
  private final Planned planned;
  private final List<Id<Service>> services;
  private final List<Id<User>> users;

  TroubleMaker(
      Skew skew,
      BulkLoad load,
      DeliveryPlan plan,
      Planned planned,
      List<Id<Service>> services,
      List<Id<User>> users) {
    this.skew = skew;
    this.load = load;
    this.plan = plan;
    this.planned = planned;
    this.services = services;
    this.users = users;
  }

  void make(List<Failure> failures) throws SQLException {
    List<Failure> noticed = failures.stream().filter(failure -> skew.percent(30)).toList();
    List<Id<Incident>> incidents =
        load.entities(Incidents.TYPE, noticed.size(), number -> incident(noticed.get(number)));
    for (int i = 0; i < noticed.size(); i++) {
      load.link(Incidents.AFFECTED_SERVICES, incidents.get(i), noticed.get(i).service());
    }
    load.all(Defects.TYPE, plan.builds() / 20, this::defect);
    List<Id<Vulnerability>> vulnerabilities =
        load.entities(
            Vulnerabilities.TYPE,
            plan.projects() * 5,
            number -> vulnerability(planned.projects().get(number / 5)));
    for (Id<Vulnerability> vulnerability : vulnerabilities) {
      load.link(Vulnerabilities.AFFECTED_SERVICES, vulnerability, skew.oneOfFirst(services));
    }
    load.all(SecurityEvents.TYPE, plan.builds() / 20, number -> event());
    load.flush();
  }

  private Instant sometime() {
    return plan.startOf(skew.uniform(plan.builds()));
  }

  private <E> Header<E> header(Instant at) {
    return new Header<>(Id.of(skew.idAt(at)), 1, at, at, null, null, null);
  }

  private Incident incident(Failure failure) {
    Instant resolved = failure.at().plus(Duration.ofMinutes(10 + skew.popular(1_440)));
    return new Incident(
        header(failure.at()),
        "Errors after a deployment of " + skew.one(Words.DOMAINS),
        Words.sentence(skew),
        skew.one(IncidentSeverity.values()),
        IncidentStatus.RESOLVED,
        skew.one(ImpactType.values()),
        resolved,
        failure.deployment());
  }

  private Defect defect(int number) {
    Instant found = sometime();
    boolean closed = skew.percent(75);
    Instant resolved = found.plus(Duration.ofHours(1 + skew.popular(2_000)));
    int feature = number % plan.features();
    return new Defect(
        header(found),
        planned.projects().get(plan.projectOfFeature(feature)),
        planned.features().get(feature),
        null,
        null,
        "Wrong " + skew.one(Words.ASPECTS) + " in " + skew.one(Words.DOMAINS),
        Words.sentence(skew),
        skew.one(Severity.values()),
        skew.one(Priority.values()),
        closed ? DefectStatus.CLOSED : DefectStatus.OPEN,
        DefectType.BUG,
        skew.one(users),
        skew.one(users),
        null,
        skew.percent(25) ? "production" : "staging",
        "1." + skew.uniform(100),
        null,
        null,
        null,
        null,
        null,
        null,
        closed ? resolved : null,
        closed ? resolved.plus(Duration.ofDays(1)) : null,
        closed ? skew.one(users) : null,
        List.of(),
        Json.ofText("[]"));
  }

  private Vulnerability vulnerability(Id<Project> project) {
    Instant found = sometime();
    boolean fixed = skew.percent(70);
    return new Vulnerability(
        header(found),
        project,
        "CVE-2026-" + (10_000 + skew.uniform(80_000)),
        "Flaw in " + skew.one(Words.DOMAINS) + " " + skew.one(Words.ASPECTS),
        Words.sentence(skew),
        skew.one(Severity.values()),
        BigDecimal.valueOf(10 + skew.uniform(90), 1),
        "1.0",
        fixed ? "1.1" : null,
        "maven",
        "com.example:" + skew.one(Words.DOMAINS),
        fixed ? VulnerabilityStatus.REMEDIATED : VulnerabilityStatus.OPEN,
        found,
        fixed ? found.plus(Duration.ofHours(8)) : null,
        fixed ? found.plus(Duration.ofHours(24 + skew.popular(2_000))) : null,
        null,
        null,
        null);
  }

  private SecurityEvent event() {
    return new SecurityEvent(
        header(sometime()),
        skew.one(users),
        "failed_login",
        skew.percent(80) ? EventSeverity.INFO : skew.one(EventSeverity.values()),
        "A password was wrong.",
        "192.0.2." + skew.uniform(255),
        "curl/8",
        null,
        null,
        false,
        null,
        null,
        null,
        null);
  }
}
