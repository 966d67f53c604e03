package io.appinventory.catalog.session;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what, cell by cell: every role, every type, every method. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PermissionsTest {
  /** The table of the documentation: r reads, w writes, d sees what is deleted. */
  private static final Map<UserRole, Map<String, String>> TABLE =
      Map.of(
          UserRole.ADMIN,
              Map.of(
                  "*",
                  "rwd",
                  "users",
                  "rwd",
                  "access-rules",
                  "rwd",
                  "incidents",
                  "rwd",
                  "audit-logs",
                  "r"),
          UserRole.EDITOR,
              Map.of(
                  "*", "rw", "users", "", "access-rules", "", "incidents", "rw", "audit-logs", ""),
          UserRole.INCIDENT_COMMANDER,
              Map.of(
                  "*", "r", "users", "", "access-rules", "", "incidents", "rw", "audit-logs", ""),
          UserRole.VIEWER,
              Map.of(
                  "*", "r", "users", "", "access-rules", "", "incidents", "r", "audit-logs", ""));

  /** What is open to those to whom users are. */
  private static final Set<String> FOR_ADMINS =
      Set.of("users", "access-rules", "access-control", "security-events");

  private final CatalogFixture fixture;
  private final Principal system;
  private final SampleEntities samples;

  PermissionsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    system = fixture.newPrincipal();
    samples = fixture.samples(system, 71);
  }

  @ParameterizedTest
  @EnumSource(UserRole.class)
  void allowsWhatTheTableSays(UserRole role) {
    Principal user = Principal.user(system.tenantId(), new UUID(1, 1), role);
    CatalogFixture.types().forEach(type -> tryAll(user, type));
    boolean reads = TABLE.get(role).get("audit-logs").contains("r");
    requireAllowed(reads, () -> fixture.read(user, r -> r.auditLog(ListQuery.all())));
  }

  private <R extends Entity<R>> void tryAll(Principal user, EntityType<R> type) {
    Map<String, String> row = TABLE.get(user.role());
    String named = FOR_ADMINS.contains(type.name()) ? "users" : type.name();
    String rights = row.getOrDefault(named, row.get("*"));
    R entity = samples.createBare(type);
    List<Function<Reader, ?>> reads =
        List.of(
            r -> r.find(type, entity.id()),
            r -> r.get(type, entity.id()),
            r -> r.findByKey(type, "x"),
            r -> r.detail(type, entity.id()),
            r -> r.list(type, ListQuery.all()),
            r -> r.count(type, Filter.always()),
            r -> r.facets(type, Filter.always(), List.of(type.label().name())),
            r -> r.history(type, entity.id().value(), PageRequest.first()));
    reads.forEach(
        read ->
            requireAllowed(
                rights.contains("r"), () -> fixture.read(user, r -> read.apply(r) == null)));
    requireAllowed(
        rights.contains("d"),
        () -> fixture.read(user, r -> r.list(type, ListQuery.all().withDeleted()) == null));
    Changes<R> said = samples.bare(type);
    OptionalLong any = OptionalLong.empty();
    List<Function<Transaction, ?>> writes =
        List.of(
            tx -> tx.create(type, said),
            tx -> tx.creation().add(type, samples.bare(type)),
            tx -> tx.patch(type, entity.id(), Changes.none()),
            tx -> tx.patch(type, entity.id(), Changes.none(), any),
            tx -> tx.delete(type, entity.id(), any),
            tx -> tx.restore(type, entity.id(), any));
    writes.forEach(
        write ->
            requireAllowed(
                rights.contains("w"), () -> fixture.in(user, tx -> write.apply(tx) == null)));
    assertThat(Permissions.mayRead(user.role(), type.name())).isEqualTo(rights.contains("r"));
    assertThat(Permissions.mayWrite(user.role(), type.name())).isEqualTo(rights.contains("w"));
  }

  private static void requireAllowed(boolean allowed, Runnable call) {
    if (allowed) {
      call.run();
    } else {
      requireRefusal(ErrorCode.NOT_ALLOWED, call::run);
    }
  }
}
