package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A result is of now unless a time is said, and its test counts it. Many results at once are one
 * update of the tests they are of.
 */
final class TestResultRules implements Rules<TestResult> {
  @Override
  public EntityType<TestResult> type() {
    return TestResults.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable TestResult before, Changes<TestResult> changes) {
    if (before == null && changes.value(TestResults.EXECUTED_AT) == null) {
      changes.set(TestResults.EXECUTED_AT, scope.now());
    }
  }

  @Override
  public void after(EntityWriter writer, Write<TestResult> write) {
    switch (write.kind()) {
      case CREATE -> afterAll(writer, List.of(write));
      case UPDATE -> {}
      case DELETE, RESTORE ->
          new RunCounts(writer.scope()).recount(write.after().testCaseId().value());
    }
  }

  @Override
  public void afterAll(EntityWriter writer, List<Write<TestResult>> writes) {
    new RunCounts(writer.scope()).add(writes.stream().map(Write::after).toList());
  }
}
