package io.appinventory.http.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.http.exchange.JsonInput;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a batch asks for. A line without {@code id} creates; one with {@code id}
 * patches, unless {@code op} says that it deletes or restores; {@code row_version} is the version
 * it is based on. Everything else in it is the body.
 *
 * @param <R> the record
 */
sealed interface BatchStep<R extends Entity<R>> {
  /** Does it. */
  R run(Transaction transaction, EntityType<R> type);

  /** The status it would be answered with alone. */
  default int status() {
    return 200;
  }

  /**
   * Creates.
   *
   * @param changes what is said
   */
  record Create<R extends Entity<R>>(Changes<R> changes) implements BatchStep<R> {
    @Override
    public R run(Transaction transaction, EntityType<R> type) {
      return transaction.create(type, changes);
    }

    @Override
    public int status() {
      return 201;
    }
  }

  /**
   * Changes.
   *
   * @param id the entity
   * @param changes what is said
   * @param version the version it is based on
   */
  record Patch<R extends Entity<R>>(Id<R> id, Changes<R> changes, OptionalLong version)
      implements BatchStep<R> {
    @Override
    public R run(Transaction transaction, EntityType<R> type) {
      return transaction.patch(type, id, changes, version);
    }
  }

  /**
   * Deletes.
   *
   * @param id the entity
   * @param version the version it is based on
   */
  record Delete<R extends Entity<R>>(Id<R> id, OptionalLong version) implements BatchStep<R> {
    @Override
    public R run(Transaction transaction, EntityType<R> type) {
      return transaction.delete(type, id, version);
    }
  }

  /**
   * Restores.
   *
   * @param id the entity
   * @param version the version it is based on
   */
  record Restore<R extends Entity<R>>(Id<R> id, OptionalLong version) implements BatchStep<R> {
    @Override
    public R run(Transaction transaction, EntityType<R> type) {
      return transaction.restore(type, id, version);
    }
  }

  /**
   * Reads a line.
   *
   * @throws InvalidInputException when it asks for something else, or a value is at fault
   * @throws io.appinventory.http.problem.ProblemException when it is no JSON object
   */
  static <R extends Entity<R>> BatchStep<R> read(EntityType<R> type, byte[] line) {
    ObjectNode body = JsonInput.object(line);
    @Nullable JsonNode id = body.remove("id");
    @Nullable JsonNode version = body.remove("row_version");
    @Nullable JsonNode op = body.remove("op");
    String does = op == null ? (id == null ? "create" : "patch") : op.asText();
    if (does.equals("create") && id == null && version == null) {
      return new Create<>(ChangesJson.forCreate(type, body));
    }
    if (id == null) {
      throw new InvalidInputException("id", "required", "is missing");
    }
    Id<R> entity = Id.of(value("id", new UuidType(), id));
    OptionalLong based =
        version == null
            ? OptionalLong.empty()
            : OptionalLong.of(value("row_version", new LongType(1, Long.MAX_VALUE), version));
    return switch (does) {
      case "patch" -> new Patch<>(entity, ChangesJson.forPatch(type, body), based);
      case "delete" -> new Delete<>(entity, based);
      case "restore" -> new Restore<>(entity, based);
      case "create" -> throw new InvalidInputException("id", "read_only", "is set by the catalog");
      default ->
          throw new InvalidInputException(
              "op", "not_allowed", "is none of create, patch, delete, restore");
    };
  }

  private static <T> T value(String field, ValueType<T, ?> type, JsonNode node) {
    try {
      return type.read(node);
    } catch (InvalidValueException e) {
      throw new InvalidInputException(field, e.code(), e.reason());
    }
  }
}
