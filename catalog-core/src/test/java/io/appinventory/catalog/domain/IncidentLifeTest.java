package io.appinventory.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What incidents do to what they affect, as stories: a commander opens, moves, closes, deletes and
 * restores incidents (a, b), an editor sets, removes and brings back entities (s, t).
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class IncidentLifeTest {
  private final CatalogFixture fixture;

  IncidentLifeTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          open a outage s                                                   | s outage
          open a degraded s                                                 | s degraded
          open a outage s; open b degraded s                                | s outage
          open a degraded s; open b outage s                                | s outage
          open a degraded s; impact a outage                                | s outage
          open a outage s; impact a degraded                                | s degraded
          open a outage s; open b degraded s; impact a degraded             | s degraded
          open a outage s; move a identified; move a monitoring             | s outage
          open a outage s; resolve a                                        | s operational
          open a outage s; open b degraded s; resolve a                     | s degraded
          open a outage s; open b degraded s; resolve b                     | s outage
          open a outage s; open b outage s; resolve a                       | s outage
          open a outage s; open b outage s; resolve a; resolve b            | s operational
          open a outage s; resolve a; move a investigating                  | s outage
          open a outage s; resolve a; impact a degraded                     | s operational
          open a outage s; delete a                                         | s operational
          open a outage s; open b degraded s; delete a                      | s degraded
          open a outage s; delete a; restore a                              | s outage
          open a outage s; resolve a; delete a; restore a                   | s operational
          open a outage s; drop a s                                         | s operational
          open a outage s; open b degraded s; drop a s                      | s degraded
          open a outage s; take a t                                         | s outage t outage
          open a outage s; take a t; drop a s; resolve a                    | s operational t operational
          open a outage s; take a t; delete a                               | s operational t operational
          close a outage s                                                  | s operational
          close a outage s; move a monitoring                               | s outage
          set s degraded                                                    | s degraded
          set s degraded; open a outage t                                   | s degraded t outage
          set s degraded; open a outage s; resolve a                        | s operational
          open a outage s; set s operational                                | s operational
          open a outage s; set s operational; rename a                      | s operational
          open a outage s; set s operational; move a monitoring             | s outage
          set s degraded; close a outage s                                  | s degraded
          set s degraded; close a outage t; take a s                        | s degraded
          close a outage s; set s degraded; rename a                        | s degraded
          close a outage s; set s degraded; impact a degraded               | s degraded
          close a outage s; set s outage; drop a s                          | s outage
          close a outage s; set s outage; delete a; restore a               | s outage
          open a outage s; remove s; bring s                                | s outage
          open a outage s; remove s; resolve a; bring s                     | s operational
          open a outage s; remove s; impact a degraded; bring s             | s degraded
          open a outage s; resolve a; remove s; move a identified; bring s  | s outage
          open a outage s; remove s; delete a; bring s                      | s operational
          """)
  void holdsDownWhatItAffects(String story, String end) {
    new Story<>(Services.TYPE, Services.OPERATIONAL_STATUS, Incidents.AFFECTED_SERVICES)
        .tell(story, end);
    new Story<>(Components.TYPE, Components.OPERATIONAL_STATUS, Incidents.AFFECTED_COMPONENTS)
        .tell(story, end);
    new Story<>(Resources.TYPE, Resources.OPERATIONAL_STATUS, Incidents.AFFECTED_RESOURCES)
        .tell(story, end);
  }

  /** One story, of entities of one type. */
  private final class Story<T extends Entity<T>> {
    private final EntityType<T> type;
    private final Property<T, OperationalStatus> status;
    private final Link<Incident, T> affected;
    private final Principal editor = fixture.newPrincipal();
    private final Principal commander =
        Principal.user(editor.tenantId(), new UUID(1, 1), UserRole.INCIDENT_COMMANDER);
    private final SampleEntities samples = fixture.samples(editor, 41);
    private final Map<String, Id<T>> things = new HashMap<>();
    private final Map<String, Id<Incident>> incidents = new HashMap<>();

    Story(EntityType<T> type, Property<T, OperationalStatus> status, Link<Incident, T> affected) {
      this.type = type;
      this.status = status;
      this.affected = affected;
    }

    void tell(String story, String end) {
      for (String sentence : story.split(";")) {
        String[] words = sentence.strip().split(" ");
        act(words[0], words[1], words.length > 2 ? words[2] : "", words);
      }
      String[] expected = end.split(" ");
      for (int i = 0; i < expected.length; i += 2) {
        assertThat(status(expected[i])).as("%s %s", type, expected[i]).isEqualTo(expected[i + 1]);
      }
    }

    private void act(String verb, String who, String what, String[] words) {
      switch (verb) {
        case "open" -> open(who, IncidentStatus.INVESTIGATING, what, words[3]);
        case "close" -> open(who, IncidentStatus.RESOLVED, what, words[3]);
        case "move" -> patch(who, said().set(Incidents.STATUS, code(Incidents.STATUS, what)));
        case "resolve" -> patch(who, said().set(Incidents.STATUS, IncidentStatus.RESOLVED));
        case "impact" ->
            patch(who, said().set(Incidents.IMPACT_TYPE, code(Incidents.IMPACT_TYPE, what)));
        case "rename" -> patch(who, said().set(Incidents.TITLE, "another"));
        case "drop" -> patch(who, said().unrelate(affected, thing(what)));
        case "take" -> patch(who, said().relate(affected, thing(what)));
        case "delete" ->
            fixture.in(commander, tx -> tx.delete(Incidents.TYPE, incident(who), any()));
        case "restore" ->
            fixture.in(commander, tx -> tx.restore(Incidents.TYPE, incident(who), any()));
        case "set" -> {
          Changes<T> by = Changes.<T>none().set(status, code(status, what));
          fixture.in(editor, tx -> tx.patch(type, thing(who), by));
        }
        case "remove" -> fixture.in(editor, tx -> tx.delete(type, thing(who), any()));
        case "bring" -> fixture.in(editor, tx -> tx.restore(type, thing(who), any()));
        default -> throw new AssertionError(verb);
      }
    }

    private void open(String name, IncidentStatus at, String impact, String thing) {
      Changes<Incident> incident =
          said()
              .set(Incidents.TITLE, name)
              .set(Incidents.SEVERITY, IncidentSeverity.MAJOR)
              .set(Incidents.STATUS, at)
              .set(Incidents.IMPACT_TYPE, code(Incidents.IMPACT_TYPE, impact))
              .link(affected, thing(thing));
      incidents.put(name, fixture.in(commander, tx -> tx.create(Incidents.TYPE, incident)).id());
    }

    private void patch(String name, Changes<Incident> changes) {
      fixture.in(commander, tx -> tx.patch(Incidents.TYPE, incident(name), changes));
    }

    private Changes<Incident> said() {
      return Changes.none();
    }

    private OptionalLong any() {
      return OptionalLong.empty();
    }

    private Id<Incident> incident(String name) {
      return incidents.get(name);
    }

    private Id<T> thing(String name) {
      return things.computeIfAbsent(name, n -> samples.createBare(type).id());
    }

    private String status(String name) {
      return status.of(fixture.read(editor, reader -> reader.get(type, thing(name)))).code();
    }

    private static <E> E code(Property<?, E> property, String code) {
      try {
        return property.type().read(TextNode.valueOf(code));
      } catch (InvalidValueException e) {
        throw new AssertionError(code, e);
      }
    }
  }
}
