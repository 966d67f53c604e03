package io.appinventory.catalog.document;

import static io.appinventory.db.schema.Tables.SCORECARD_EXEMPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.document.LoadReport.Counts;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.EntityReader;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabaseExtension.class)
class DocumentRoundTripTest {
  private static final String SHOP =
      """
      {"format": "appinventory/v1",
       "scorecards": [{"name": "Ready", "entity_types": ["services"],
         "criteria": [{"name": "Owned", "check_type": "has_field", "check_config": {"field": "team_id"},
           "weight": 3, "sort_order": 1}],
         "exemptions": [
           {"criterion": "Owned", "entityType": "services", "entity": "pay", "reason": "moves",
            "expires_at": "2999-01-01T00:00:00Z"},
           {"criterion": "Owned", "entity_type": "services", "entity": "cart", "reason": "ends",
            "expires_at": "2999-01-01T00:00:00Z"},
           {"criterion": "Owned", "entity_type": "services", "entity": "old", "reason": "goes"}]}],
       "people": [{"name": "Ana Ruiz", "email": "ana@x.example"}, {"name": "Bo Lind", "email": "bo@x.example"}],
       "services": [
         {"name": "pay", "type": "api", "assignments": [
           {"person": "ana@x.example", "role": "Lead"}, {"person": "bo@x.example", "role": "Lead"}]},
         {"name": "cart", "type": "api"}, {"name": "old", "type": "api"}]}
      """;

  private final Catalog catalog;
  private final Principal here;
  private final Principal there;

  DocumentRoundTripTest(DataSource dataSource) {
    this.catalog = Catalog.open(dataSource);
    this.here = tenant("here");
    this.there = tenant("there");
  }

  private Principal tenant(String name) {
    String slug = name + "-" + UUID.randomUUID();
    return Principal.system(catalog.administration().create(slug, slug).id());
  }

  private static JsonNode parsed(String document) {
    try {
      return DocumentParser.parse(
          new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LoadReport load(Principal principal, JsonNode document) {
    return catalog.in(principal, new DocumentLoader(document, LoadProgress.NONE)::load);
  }

  private JsonNode exported(Principal principal) {
    return catalog.read(
        principal,
        reader -> {
          try (StringWriter out = new StringWriter()) {
            new DocumentExport(reader).write(out);
            return parsed(out.toString());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private <R extends Entity<R>> Id<R> id(Principal principal, EntityType<R> type, String key) {
    return catalog.read(
        principal,
        reader -> new EntityReader(reader.scope()).byKeys(type, List.of(key)).getFirst().id());
  }

  private <R extends Entity<R>> void delete(EntityType<R> type, String key) {
    Id<R> id = id(here, type, key);
    catalog.in(here, transaction -> transaction.delete(type, id, OptionalLong.empty()));
  }

  private void endExemption(String reason) {
    catalog.in(
        here,
        transaction ->
            transaction
                .scope()
                .dsl()
                .update(SCORECARD_EXEMPTIONS)
                .set(SCORECARD_EXEMPTIONS.EXPIRES_AT, transaction.scope().now())
                .where(SCORECARD_EXEMPTIONS.TENANT_ID.eq(transaction.scope().tenantId()))
                .and(SCORECARD_EXEMPTIONS.REASON.eq(reason))
                .execute());
  }

  private List<UUID> exempt(Principal principal) {
    return catalog.read(
        principal,
        reader ->
            reader
                .scope()
                .dsl()
                .select(SCORECARD_EXEMPTIONS.ENTITY_ID)
                .from(SCORECARD_EXEMPTIONS)
                .where(SCORECARD_EXEMPTIONS.TENANT_ID.eq(reader.scope().tenantId()))
                .fetch(SCORECARD_EXEMPTIONS.ENTITY_ID));
  }

  @Test
  void loadsIntoAnotherTenantWhatLostPeopleAndEntitiesAndTime() {
    load(here, parsed(SHOP));
    delete(People.TYPE, "bo@x.example");
    delete(Services.TYPE, "old");
    endExemption("ends");

    JsonNode document = exported(here);

    load(there, document);
    assertThat(exempt(there)).containsExactly(id(there, Services.TYPE, "pay").value());
    assertThat(exported(there)).isEqualTo(document);
    assertThat(load(there, document).collections().get("scorecards"))
        .isEqualTo(new Counts(0, 0, 1));
    assertThat(document.toString()).contains("ana@x.example").doesNotContain("\"person\":null");
  }
}
