package io.appinventory.catalog.exchange.export;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import java.io.IOException;
import java.util.Optional;

/** Goes through a list from beginning to end, a page in memory at a time. */
final class EntityPages {
  private EntityPages() {}

  /**
   * What is done with each entity.
   *
   * @param <R> the record
   */
  interface Visitor<R> {
    /** Takes one. */
    void visit(R entity) throws IOException;
  }

  static <R extends Entity<R>> void each(
      Reader reader, EntityType<R> type, Filter filter, Visitor<R> visitor) throws IOException {
    ListQuery query = ListQuery.of(filter).withoutTotal();
    Optional<PageRequest> next = Optional.of(PageRequest.first(PageRequest.MAX_SIZE));
    while (next.isPresent()) {
      Page<R> page = reader.list(type, query.page(next.get()));
      for (R entity : page.items()) {
        visitor.visit(entity);
      }
      next = page.next().map(cursor -> new PageRequest.At(cursor, PageRequest.MAX_SIZE));
    }
  }
}
