package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.BUILD_COUNTERS;

import io.appinventory.catalog.session.Scope;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a project's builds, without gaps: the last one given stands in a row that is
 * locked until the build is there or is not.
 */
final class BuildNumbers {
  private final Scope scope;
  private final UUID project;

  BuildNumbers(Scope scope, UUID project) {
    this.scope = scope;
    this.project = project;
  }

  /** Takes a number: the one that is said, otherwise the next. */
  int claim(@Nullable Integer said) {
    Integer claimed = raise(said);
    if (claimed == null) {
      // The first one of the project, or of those that were not loaded past the store.
      begin();
      claimed = Objects.requireNonNull(raise(said), "the counter of a project");
    }
    return said == null ? claimed : said;
  }

  /** The number that {@link #claim} would take now. */
  int foresee(@Nullable Integer said) {
    return said == null ? Math.max(last(), highest()) + 1 : said;
  }

  private @Nullable Integer raise(@Nullable Integer said) {
    Field<Integer> last = BUILD_COUNTERS.LAST_NUMBER;
    return scope
        .dsl()
        .update(BUILD_COUNTERS)
        .set(last, said == null ? last.plus(1) : DSL.greatest(last, DSL.val(said)))
        .where(BUILD_COUNTERS.TENANT_ID.eq(scope.tenantId()))
        .and(BUILD_COUNTERS.PROJECT_ID.eq(project))
        .returning(last)
        .fetchOne(last);
  }

  private void begin() {
    scope
        .dsl()
        .insertInto(
            BUILD_COUNTERS,
            BUILD_COUNTERS.TENANT_ID,
            BUILD_COUNTERS.PROJECT_ID,
            BUILD_COUNTERS.LAST_NUMBER)
        .values(scope.tenantId(), project, highest())
        .onConflictDoNothing()
        .execute();
  }

  private int last() {
    Integer last =
        scope
            .dsl()
            .select(BUILD_COUNTERS.LAST_NUMBER)
            .from(BUILD_COUNTERS)
            .where(BUILD_COUNTERS.TENANT_ID.eq(scope.tenantId()))
            .and(BUILD_COUNTERS.PROJECT_ID.eq(project))
            .fetchOne(BUILD_COUNTERS.LAST_NUMBER);
    return last == null ? 0 : last;
  }

  private int highest() {
    Integer highest =
        scope
            .dsl()
            .select(DSL.max(BUILDS.BUILD_NUMBER))
            .from(BUILDS)
            .where(BUILDS.TENANT_ID.eq(scope.tenantId()))
            .and(BUILDS.PROJECT_ID.eq(project))
            .fetchSingle()
            .value1();
    return highest == null ? 0 : highest;
  }
}
