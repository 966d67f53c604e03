package io.appinventory.http.collection;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.Detail;
import io.appinventory.http.exchange.Exchange;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a write left behind: the entity, and its detail unless the caller does without.
 *
 * @param <R> the record
 * @param entity the entity after the write
 * @param detail with everything it is related to, read in the same transaction; null when not
 *     wanted
 */
record Written<R extends Entity<R>>(R entity, @Nullable Detail<R> detail) {
  /** Runs a write in one transaction. */
  static <R extends Entity<R>> Written<R> in(
      EntityCollection<R> collection,
      Exchange exchange,
      Principal principal,
      Function<Transaction, R> write) {
    Catalog catalog = collection.catalog();
    boolean minimal = exchange.prefersMinimal();
    return catalog.in(
        principal,
        transaction -> {
          R entity = write.apply(transaction);
          return new Written<>(
              entity, minimal ? null : transaction.detail(collection.type(), entity.id()));
        });
  }

  /**
   * Runs a write that relates to an entity named in the path.
   *
   * @param missing thrown when that the other entity is not there is all that is wrong
   */
  static <R extends Entity<R>> Written<R> related(
      EntityCollection<R> collection,
      Exchange exchange,
      Principal principal,
      Function<Transaction, R> write,
      NotFoundException missing) {
    try {
      return in(collection, exchange, principal, write);
    } catch (InvalidInputException e) {
      throw e.errors().stream().allMatch(error -> error.code().equals("not_found")) ? missing : e;
    }
  }

  /** Answers with the entity, or with just its version when the caller does without. */
  void respond(EntityCollection<R> collection, Exchange exchange, int status) {
    exchange.etag(entity.rowVersion());
    Detail<R> shown = detail;
    if (shown == null) {
      exchange
          .header("Preference-Applied", "return=minimal")
          .respondNothing(status == 201 ? 201 : 204);
    } else {
      exchange.respondData(
          status, out -> EntityBody.write(out, collection.type(), shown, Set.of()));
    }
  }
}
