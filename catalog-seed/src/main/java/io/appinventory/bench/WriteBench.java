package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestResult;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.BulkCreation;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Writes with their audit entries, each against the statements it sends, replayed through plain
 * JDBC. Both are taken back: neither the commit nor what waits for the end of a transaction is
 * measured, and the tenant stays as it is.
 */
final class WriteBench {
  private static final int BATCH = 500;
  private static final int RESULTS = 2_000;
  private static final double AIM = 0.6;

  private final DataSource source;
  private final Principal principal;
  private final Catalog catalog;
  private final Recorder recorder;
  private final AtomicLong names = new AtomicLong();

  WriteBench(DataSource source, Principal principal, Catalog catalog, Recorder recorder) {
    this.source = source;
    this.principal = principal;
    this.catalog = catalog;
    this.recorder = recorder;
  }

  /** Thrown so that a transaction is taken back. */
  private static final class TakenBack extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    TakenBack() {
      super("taken back", null, false, false);
    }
  }

  /** Measures all of them. */
  void run(Measurements to) throws Exception {
    Id<Service> some =
        catalog
            .read(principal, reader -> reader.list(Services.TYPE, ListQuery.all()))
            .items()
            .getFirst()
            .id();
    measure("create an entity", this::create, to);
    measure("patch an entity", transaction -> patch(transaction, some), to);
    measure("create " + BATCH + " entities at once", this::createMany, to);
    Optional<TestCase> testCase =
        catalog
            .read(principal, reader -> reader.list(TestCases.TYPE, ListQuery.all()))
            .items()
            .stream()
            .findFirst();
    if (testCase.isPresent()) {
      measure(
          "add " + RESULTS + " test results at once",
          transaction -> addResults(transaction, testCase.get().id()),
          to);
    }
  }

  private void measure(String name, Consumer<Transaction> write, Measurements to) throws Exception {
    to.take(name, () -> List.of(measured(name, write)));
  }

  private Outcome measured(String name, Consumer<Transaction> write) throws Exception {
    Catalog recorded = Catalog.open(recorder.dataSource());
    recorder.clear();
    takeBack(recorded, write);
    try (Replay limit = Replay.takenBack(source, principal.tenantId(), recorder.statements())) {
      return Duel.ofOne(name, () -> takeBack(catalog, write), limit, AIM).run();
    }
  }

  /** Writes to a catalog over the same tenant, as if it had not been. */
  void takeBack(Catalog to, Consumer<Transaction> write) {
    try {
      to.in(
          principal,
          transaction -> {
            write.accept(transaction);
            throw new TakenBack();
          });
    } catch (TakenBack expected) {
      // as it should be
    }
  }

  private Changes<Service> fresh() {
    return Changes.<Service>none()
        .set(Services.NAME, "written by a measurement " + names.incrementAndGet())
        .set(Services.KIND, ServiceType.API)
        .set(Services.DESCRIPTION, "It goes as it came.");
  }

  private void create(Transaction transaction) {
    transaction.create(Services.TYPE, fresh());
  }

  private void patch(Transaction transaction, Id<Service> id) {
    String text = "The description number " + names.incrementAndGet();
    transaction.patch(Services.TYPE, id, Changes.<Service>none().set(Services.DESCRIPTION, text));
  }

  private static void addResults(Transaction transaction, Id<TestCase> testCase) {
    BulkCreation creation = transaction.creation();
    for (int i = 0; i < RESULTS; i++) {
      creation.add(
          TestResults.TYPE,
          Changes.<TestResult>none()
              .set(TestResults.TEST_CASE_ID, testCase)
              .set(TestResults.STATUS, ResultStatus.PASSED)
              .set(TestResults.DURATION_MS, i));
    }
    creation.write();
  }

  private void createMany(Transaction transaction) {
    BulkCreation creation = transaction.creation();
    for (int i = 0; i < BATCH; i++) {
      creation.add(Services.TYPE, fresh());
    }
    creation.write();
  }
}
