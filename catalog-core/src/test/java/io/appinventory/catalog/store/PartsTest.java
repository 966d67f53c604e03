package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.requireFault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.json.PartJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.JsonBodies;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rows that entities own. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PartsTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;

  PartsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 6);
  }

  @TypeTest
  <R extends Entity<R>> void replacesAddsAndTakesOut(EntityType<R> type) {
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Parts<R, ?> parts
          && !parts.target().appendOnly()
          && SampleEntities.standAlone(parts)) {
        replacesAddsAndTakesOut(type, parts);
        refusesTheSameTwice(type, parts);
      }
    }
  }

  private <R extends Entity<R>, P> void replacesAddsAndTakesOut(
      EntityType<R> type, Parts<R, P> parts) {
    R owner = samples.createBare(type);
    P a = fresh(parts);
    P b = fresh(parts);
    P c = fresh(parts);
    say(type, owner, Changes.<R>none().parts(parts, List.of(a, b)));
    Map<String, UUID> first = requireRows(owner, parts, List.of(a, b));
    say(type, owner, Changes.<R>none().parts(parts, List.of(b, c)));
    Map<String, UUID> second = requireRows(owner, parts, List.of(b, c));
    assertThat(second).containsEntry(key(parts, b), first.get(key(parts, b)));
    say(type, owner, Changes.<R>none().add(parts, a));
    Map<String, UUID> third = requireRows(owner, parts, List.of(a, b, c));
    assertThat(third).containsAllEntriesOf(second);
    R now = say(type, owner, Changes.<R>none().remove(parts, b));
    requireRows(owner, parts, List.of(a, c));
    assertThat(say(type, owner, Changes.<R>none().parts(parts, List.of(c, a)))).isEqualTo(now);
    assertThat(say(type, owner, Changes.<R>none().remove(parts, b))).isEqualTo(now);
    say(type, owner, Changes.<R>none().add(parts, b).add(parts, fresh(parts)).remove(parts, a));
    assertThat(rows(owner, parts)).hasSize(3).doesNotContainKey(key(parts, a));
    say(type, owner, Changes.<R>none().parts(parts, List.of()));
    requireRows(owner, parts, List.of());
  }

  private <R extends Entity<R>, P> void refusesTheSameTwice(EntityType<R> type, Parts<R, P> parts) {
    R owner = samples.createBare(type);
    P row = samples.row(parts.target());
    Changes<R> twice = Changes.<R>none().parts(parts, List.of(row, row));
    requireFault(parts.name() + "[1]", "duplicate", () -> say(type, owner, twice));
    assertThat(rows(owner, parts)).isEmpty();
  }

  @TypeTest
  <R extends Entity<R>> void showsWhatWasWritten(EntityType<R> type) {
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Parts<R, ?> parts) {
        showsWhatWasWritten(type, parts);
      }
    }
  }

  private <R extends Entity<R>, P> void showsWhatWasWritten(EntityType<R> type, Parts<R, P> parts) {
    Changes<R> said = samples.full(type);
    R owner = fixture.in(principal, tx -> tx.create(type, said));
    List<P> shown = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    ArrayNode list =
        (ArrayNode)
            fixture.read(principal, reader -> reader.detail(type, owner.id())).json(parts).node();
    list.forEach(
        node -> {
          ObjectNode row = node.deepCopy();
          parts.target().relations().forEach(relation -> row.remove(relation.name()));
          PartJson.read(parts.target(), "row", row, errors).ifPresent(shown::add);
        });
    assertThat(errors).isEmpty();
    List<P> written = said.parts(parts).rows();
    if (!written.isEmpty()) {
      assertThat(texts(parts, shown)).containsExactlyInAnyOrderElementsOf(texts(parts, written));
    }
  }

  private static <P> List<String> texts(Parts<?, P> parts, List<P> rows) {
    return rows.stream()
        .map(row -> JsonBodies.seenAndWritable(parts.target(), row).toString())
        .toList();
  }

  @Test
  void takesNothingOutOfWhatIsAppendOnly() {
    var entry = samples.row(Incidents.TIMELINE.target());
    assertThatThrownBy(() -> Changes.<Incident>none().remove(Incidents.TIMELINE, entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeline");
  }

  /** A row with a key of its own. */
  private <R, P> P fresh(Parts<R, P> parts) {
    samples.forgetSome();
    return samples.row(parts.target());
  }

  private <R extends Entity<R>> R say(EntityType<R> type, R owner, Changes<R> changes) {
    return fixture.in(principal, tx -> tx.patch(type, owner.id(), changes));
  }

  private <R extends Entity<R>, P> Map<String, UUID> requireRows(
      R owner, Parts<R, P> parts, List<P> expected) {
    Map<String, UUID> stored = rows(owner, parts);
    assertThat(stored.keySet())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(row -> key(parts, row)).toList());
    return stored;
  }

  /** The rows as they are in the database, with their ids. */
  private <R extends Entity<R>, P> Map<String, UUID> rows(R owner, Parts<R, P> parts) {
    PartType<P> type = parts.target();
    Discriminator shared = parts.discriminator();
    Condition owned = parts.owner().eq(owner.id().value());
    Map<String, UUID> rows = new TreeMap<>();
    fixture
        .owner()
        .select(type.table().fields())
        .from(type.table())
        .where(shared == null ? owned : owned.and(shared.column().eq(shared.value())))
        .forEach(
            row -> {
              StringBuilder key = new StringBuilder();
              type.key().forEach(p -> key.append(row.get(p.column().field())).append('|'));
              rows.put(key.toString(), row.get(type.idColumn()));
            });
    return rows;
  }

  private static <P> String key(Parts<?, P> parts, P row) {
    StringBuilder key = new StringBuilder();
    parts.target().key().forEach(property -> key.append(property.of(row)).append('|'));
    return key.toString();
  }
}
