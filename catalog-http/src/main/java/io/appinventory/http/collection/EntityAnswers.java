package io.appinventory.http.collection;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.model.Entity;
import io.appinventory.http.exchange.EntityTag;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.Submission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Answers to writes: the entity as it is after the write, read in the same transaction, or just its
 * version when the caller does without. What it closes of cycles is looked for only to be told.
 *
 * @param <R> the record
 */
final class EntityAnswers<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final boolean minimal;

  /** The answers of one exchange. */
  EntityAnswers(EntityCollection<R> collection, Exchange exchange) {
    this.collection = collection;
    this.minimal = exchange.prefersMinimal();
  }

  /** It was created. */
  KeptAnswer created(Transaction tx, R entity) {
    return answer(tx, entity, 201, Map.of("Location", collection.path() + "/" + entity.id()));
  }

  /** It was changed. */
  KeptAnswer changed(Transaction tx, R entity) {
    return answer(tx, entity, minimal ? 204 : 200, Map.of());
  }

  /** It is gone, or something of it is. */
  static KeptAnswer gone(Entity<?> entity) {
    return Submission.nothing(204, Map.of("ETag", EntityTag.of(entity.rowVersion())));
  }

  private KeptAnswer answer(Transaction tx, R entity, int status, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put("ETag", EntityTag.of(entity.rowVersion()));
    if (minimal) {
      headers.put("Preference-Applied", "return=minimal");
      return Submission.nothing(status, headers);
    }
    EntityDetail<R> whole = EntityDetail.read(tx, collection.type(), entity.id(), Set.of(), false);
    Warnings warnings = new Warnings(tx.closedCycles());
    return Submission.data(status, headers, out -> whole.write(out, Set.of()), warnings::writeMeta);
  }

  /** A write that relates to another entity. */
  interface Relating {
    /** Runs it. */
    void run();
  }

  /**
   * Runs a write that relates to an entity named in the path.
   *
   * @param missing thrown when that the other entity is not there is all that is wrong
   */
  static void relating(NotFoundException missing, Relating write) {
    try {
      write.run();
    } catch (InvalidInputException e) {
      throw e.errors().stream().allMatch(error -> error.code().equals("not_found")) ? missing : e;
    }
  }
}
