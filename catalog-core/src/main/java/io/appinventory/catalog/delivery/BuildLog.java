package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.BUILD_OUTPUTS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.domain.StorageLimit;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Adds to what a build wrote. It is told of in the history of the build, by how much it was.
 *
 * @param build the build
 */
public record BuildLog(Id<Build> build) {
  /**
   * Adds, as of now: after all that was added before.
   *
   * @param output what the build said; null for nothing
   * @param errors what it complained of; null for nothing
   * @throws InvalidInputException when there is neither, or one is too long
   * @throws io.appinventory.catalog.error.NotFoundException when there is no such build
   */
  public BuildOutput append(Transaction tx, @Nullable String output, @Nullable String errors) {
    if (output == null && errors == null) {
      throw new InvalidInputException(
          BuildOutputs.BUILD_OUTPUT.name(), "required", "is missing, or build_errors");
    }
    check(BuildOutputs.BUILD_OUTPUT, output);
    check(BuildOutputs.BUILD_ERRORS, errors);
    // Changes nothing; locks the build and checks that the principal may change it.
    Build of = tx.patch(Builds.TYPE, build, Changes.none());
    StorageLimit.require(tx.scope());
    BuildOutput added = new BuildOutput(next(tx.scope()), output, errors);
    insert(tx.scope(), added);
    audit(tx.scope(), of, added);
    return added;
  }

  private static void check(Property<BuildOutput, String> property, @Nullable String value) {
    try {
      if (value != null) {
        property.type().check(value);
      }
    } catch (InvalidValueException e) {
      throw new InvalidInputException(property.name(), e.code(), e.reason());
    }
  }

  /** Two are never of the same time, by which they are told apart. */
  private Instant next(Scope scope) {
    Instant last =
        scope
            .dsl()
            .select(DSL.max(BUILD_OUTPUTS.CREATED_AT))
            .from(BUILD_OUTPUTS)
            .where(BUILD_OUTPUTS.TENANT_ID.eq(scope.tenantId()))
            .and(BUILD_OUTPUTS.BUILD_ID.eq(build.value()))
            .fetchSingle()
            .value1();
    return last == null || last.isBefore(scope.now())
        ? scope.now()
        : last.plus(1, ChronoUnit.MICROS);
  }

  private void insert(Scope scope, BuildOutput added) {
    scope
        .dsl()
        .insertInto(BUILD_OUTPUTS)
        .set(BUILD_OUTPUTS.TENANT_ID, scope.tenantId())
        .set(BUILD_OUTPUTS.ID, scope.ids().get())
        .set(BUILD_OUTPUTS.BUILD_ID, build.value())
        .set(BUILD_OUTPUTS.BUILD_OUTPUT, added.buildOutput())
        .set(BUILD_OUTPUTS.BUILD_ERRORS, added.buildErrors())
        .set(BUILD_OUTPUTS.CREATED_AT, added.createdAt())
        .execute();
  }

  private static void audit(Scope scope, Build of, BuildOutput added) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    ObjectNode told = json.objectNode();
    told.put("created_at", added.createdAt().toString());
    told.put("build_output_characters", length(added.buildOutput()));
    told.put("build_errors_characters", length(added.buildErrors()));
    AuditTrail trail = new AuditTrail(scope);
    trail.addAll(
        List.of(
            trail.entry(
                "output",
                Builds.TYPE.name(),
                of.id().value(),
                Objects.requireNonNull(Builds.TYPE.label().of(of)),
                new FieldChanges().add(Builds.OUTPUTS.name(), json.nullNode(), told))));
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.codePointCount(0, text.length());
  }
}
