package io.appinventory.generate;

import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.IncidentStatus;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Resource;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.TimelineEntry;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Incidents that are over, with timelines; popular services have more of them. */
final class IncidentMaker {
  private final Skew skew;
  private final BulkLoad load;

  IncidentMaker(Skew skew, BulkLoad load) {
    this.skew = skew;
    this.load = load;
  }

  void make(
      int count,
      List<Id<Service>> services,
      List<Id<Component>> components,
      List<Id<Resource>> resources)
      throws SQLException {
    List<Instant> opened = new ArrayList<>();
    List<Id<Incident>> incidents =
        load.entities(
            Incidents.TYPE,
            count,
            number -> {
              Incident incident = incident();
              opened.add(incident.header().createdAt());
              return incident;
            });
    for (int i = 0; i < count; i++) {
      Id<Incident> id = incidents.get(i);
      load.link(Incidents.AFFECTED_SERVICES, id, skew.oneOfFirst(services));
      if (skew.percent(30)) {
        load.link(Incidents.AFFECTED_COMPONENTS, id, skew.oneOfFirst(components));
      }
      if (skew.percent(20)) {
        load.link(Incidents.AFFECTED_RESOURCES, id, skew.oneOfFirst(resources));
      }
      timeline(id, opened.get(i));
    }
  }

  private Incident incident() {
    Instant opened = skew.time();
    Instant resolved = opened.plus(Duration.ofHours(3));
    return new Incident(
        new Header<>(Id.of(skew.id()), 1, opened, resolved, null, null, null),
        "Errors in " + skew.one(Words.DOMAINS) + " " + skew.one(Words.ASPECTS),
        Words.sentence(skew),
        skew.one(IncidentSeverity.values()),
        IncidentStatus.RESOLVED,
        skew.one(ImpactType.values()),
        resolved,
        null);
  }

  private void timeline(Id<Incident> incident, Instant opened) throws SQLException {
    IncidentStatus[] states = IncidentStatus.values();
    for (int i = 0; i < states.length; i++) {
      load.part(
          Incidents.TIMELINE,
          incident,
          new TimelineEntry(
              opened.plus(Duration.ofHours(i)), states[i], Words.sentence(skew), null));
    }
  }
}
