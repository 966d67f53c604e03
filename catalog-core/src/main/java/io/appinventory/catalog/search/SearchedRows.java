package io.appinventory.catalog.search;

import static io.appinventory.db.schema.Tables.SEARCH_DOCUMENTS;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import io.appinventory.db.schema.Routines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;

/**
 * Writes the documents of entities of one type.
 *
 * @param ending what becomes of documents that are there already
 */
record SearchedRows<R extends Entity<R>>(
    Scope scope, EntityType<R> type, Consumer<InsertOnDuplicateStep<?>> ending) {
  /** Writes the documents; their words are heard. */
  void write(List<R> entities, KnownWords words) {
    if (entities.isEmpty()) {
      return;
    }
    List<SearchedText> others = new ArrayList<>();
    rows(UnaryOperator.identity(), UnaryOperator.identity())
        .send(
            SearchedText.of(type, entities)
                .peek(words::hear)
                .filter(text -> text.isPlain() || !others.add(text))
                .map(this::folded));
    if (!others.isEmpty()) {
      rows(Routines::searchName, Routines::searchDocument)
          .send(
              others.stream()
                  .map(text -> List.of(type.name(), text.id(), text.name(), text.all())));
    }
  }

  private List<Object> folded(SearchedText text) {
    return List.of(
        type.name(), text.id(), PlainText.name(text.name()), PlainText.document(text.all()));
  }

  private TenantRows rows(
      UnaryOperator<Field<String>> name, UnaryOperator<Field<String>> document) {
    return new TenantRows(scope, SEARCH_DOCUMENTS, SEARCH_DOCUMENTS.TENANT_ID)
        .columns(List.of(SEARCH_DOCUMENTS.ENTITY_TYPE, SEARCH_DOCUMENTS.ENTITY_ID))
        .column(SEARCH_DOCUMENTS.NAME, name)
        .column(SEARCH_DOCUMENTS.DOCUMENT, document)
        .ending(ending);
  }
}
