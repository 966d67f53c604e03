package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.exception.DataAccessException;

/**
 * Loads catalog documents into a tenant, all of a document or nothing:
 *
 * <pre>{@code
 * JsonNode document = DocumentParser.parse(file);
 * LoadReport report = catalog.in(principal, new DocumentLoader(document, LoadProgress.NONE)::load);
 * }</pre>
 *
 * <p>Entities are matched by name, e-mail address or whatever their type is called by; incidents,
 * whose titles recur, by title and time of creation. Those that are not there are created, those
 * that differ are changed, the others are left alone: loading a document again changes nothing.
 * What a document does not say stays as it is; a list it gives is the whole list; nothing is
 * deleted. References may name entities of the document or of the tenant, in any order, and in
 * circles.
 *
 * <p>All goes through the store, with its rules and its audit entries.
 */
public final class DocumentLoader {
  /** The value of a document's {@code format}. */
  public static final String FORMAT = "appinventory/v1";

  /** The most errors that are reported at once. */
  public static final int MAX_ERRORS = 100;

  /**
   * The most entities with which the rules of the types are asked as well when the document has
   * errors of its own; asking means writing, which takes its time.
   */
  private static final int MAX_TRIED = 5_000;

  private final JsonNode document;
  private final LoadProgress progress;

  /**
   * For one document.
   *
   * @param document the document; not changed
   * @param progress told of every entity
   */
  public DocumentLoader(JsonNode document, LoadProgress progress) {
    this.document = document;
    this.progress = progress;
  }

  /**
   * Loads the document.
   *
   * @throws InvalidInputException with what is wrong with the document, at most {@value
   *     #MAX_ERRORS} errors, each with its place: {@code services[3].team}
   */
  public LoadReport load(Transaction transaction) {
    Scope scope = transaction.scope();
    Problems problems = new Problems();
    Map<EntityType<?>, DocumentCollection<?>> collections = read(scope.model(), problems);
    collections.values().forEach(collection -> collection.lookUp(scope));
    collections.values().forEach(collection -> resolve(collection, collections, problems));
    DocumentWriter writer = new DocumentWriter(transaction, problems, progress);
    List<Plan<?>> plans = new ArrayList<>();
    for (DocumentCollection<?> collection : collections.values()) {
      if (collection.present()) {
        writer.expect(collection);
        plans.addAll(plan(scope, collection, problems));
      }
    }
    return write(writer, plans, problems);
  }

  private Map<EntityType<?>, DocumentCollection<?>> read(CatalogModel model, Problems problems) {
    var collections = new DocumentReader(model, problems).read(document);
    collections.values().forEach(from -> mentionAll(from, collections));
    return collections;
  }

  private static <R extends Entity<R>> void mentionAll(
      DocumentCollection<R> from, Map<EntityType<?>, DocumentCollection<?>> collections) {
    for (Entry<R> entry : from.entries()) {
      entry.references().forEach(ref -> collection(ref, collections).mention(ref.key()));
    }
  }

  private static <R extends Entity<R>> void resolve(
      DocumentCollection<R> from,
      Map<EntityType<?>, DocumentCollection<?>> collections,
      Problems problems) {
    for (Entry<R> entry : from.entries()) {
      entry.references().forEach(ref -> collection(ref, collections).resolve(ref, problems));
    }
  }

  private static DocumentCollection<?> collection(
      Reference reference, Map<EntityType<?>, DocumentCollection<?>> collections) {
    return Objects.requireNonNull(collections.get(reference.target()), reference.path());
  }

  private static <R extends Entity<R>> List<Plan<R>> plan(
      Scope scope, DocumentCollection<R> collection, Problems problems) {
    return new Planner<>(scope, collection, problems).plan();
  }

  private static LoadReport write(DocumentWriter writer, List<Plan<?>> plans, Problems problems) {
    if (plans.size() > MAX_TRIED) {
      problems.throwIfAny();
    }
    try {
      return writer.write(plans);
    } catch (DataAccessException e) {
      problems.throwIfAny(); // after a refusal the database may not go on
      throw e;
    }
  }
}
