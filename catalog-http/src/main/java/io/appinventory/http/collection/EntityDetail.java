package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.scorecard.evaluation.ScorecardEngine;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.ScoreJson;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.store.Detail;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * An entity with everything about it: what it is related to, and what scorecards say of it.
 *
 * @param type its type
 * @param detail the entity and its relations
 * @param scores what scorecards say
 * @param masking how who asks sees it
 */
record EntityDetail<R extends Entity<R>>(
    EntityType<R> type, Detail<R> detail, List<EntityScore> scores, Masking masking) {
  /** The field of what scorecards say. */
  static final String SCORECARDS = "scorecards";

  /**
   * Reads it: one statement, and one more for the scorecards.
   *
   * @param explained whether criteria show what they ask
   */
  static <R extends Entity<R>> EntityDetail<R> read(
      Reader reader, EntityType<R> type, Id<R> id, Set<String> fields, boolean explained) {
    Detail<R> detail = reader.detail(type, id);
    Masking masking = Masking.ofAnswers(reader.scope().principal().role());
    if (!fields.isEmpty() && !fields.contains(SCORECARDS)) {
      return new EntityDetail<>(type, detail, List.of(), masking);
    }
    ScorecardEngine scorecards = reader.scorecards();
    List<EntityScore> scores = explained ? scorecards.explained(type, id) : scorecards.of(type, id);
    return new EntityDetail<>(type, detail, scores, masking);
  }

  /**
   * Writes it. The relations are JSON already and are copied as they are.
   *
   * @param fields the properties and relations to write; all when empty
   */
  void write(JsonGenerator out, Set<String> fields) throws IOException {
    out.writeStartObject();
    EntityJson.writeProperties(out, masking, type, detail.entity(), fields);
    for (Relation<R, ?> relation : type.relations()) {
      if (fields.isEmpty() || fields.contains(relation.name())) {
        out.writeFieldName(relation.name());
        out.writeRawValue(detail.json(relation).text());
      }
    }
    if (fields.isEmpty() || fields.contains(SCORECARDS)) {
      out.writeFieldName(SCORECARDS);
      ScoreJson.write(out, scores);
    }
    out.writeEndObject();
  }
}
