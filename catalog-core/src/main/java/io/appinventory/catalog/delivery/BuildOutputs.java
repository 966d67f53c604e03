package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.BUILD_OUTPUTS;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;

/**
 * The description of what builds write, to which is only ever added. Kept by month, so that it can
 * be retired while the builds stay.
 */
public final class BuildOutputs {
  /** When. */
  public static final Property<BuildOutput, Instant> CREATED_AT =
      Property.timestamp(BUILD_OUTPUTS.CREATED_AT, BuildOutput::createdAt);

  /** What it said. */
  public static final Property<BuildOutput, String> BUILD_OUTPUT =
      Property.text(BUILD_OUTPUTS.BUILD_OUTPUT, BuildOutput::buildOutput);

  /** What it complained of. */
  public static final Property<BuildOutput, String> BUILD_ERRORS =
      Property.text(BUILD_OUTPUTS.BUILD_ERRORS, BuildOutput::buildErrors);

  /** The rows. */
  public static final PartType<BuildOutput> TYPE =
      new PartType<>(
              "outputs",
              BUILD_OUTPUTS,
              List.of(CREATED_AT, BUILD_OUTPUT, BUILD_ERRORS),
              List.of(),
              List.of(CREATED_AT),
              List.of(CREATED_AT),
              true,
              row ->
                  new BuildOutput(
                      row.get(CREATED_AT), row.optional(BUILD_OUTPUT), row.optional(BUILD_ERRORS)))
          .latestBy(CREATED_AT);

  private BuildOutputs() {}
}
