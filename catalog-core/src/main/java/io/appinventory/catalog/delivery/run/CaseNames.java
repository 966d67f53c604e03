package io.appinventory.catalog.delivery.run;

import static io.appinventory.db.schema.Tables.TEST_CASES;

import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.evidence.read.JunitCase;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * Finds test cases of a project by what runs call them: by {@code classname.name}, where several
 * are called so that of the feature that comes first, then the oldest; else by the name alone, if
 * the run has one case of that name and the project one test case.
 */
final class CaseNames {
  private final Map<String, Id<TestCase>> first = new HashMap<>();
  private final Set<String> several = new HashSet<>();
  private final Map<String, Set<String>> meant = new HashMap<>();

  private CaseNames() {}

  /** Looks for the test cases of all cases of a run, in one statement. */
  static CaseNames of(Scope scope, RunPlace place, List<JunitCase> cases) {
    CaseNames names = new CaseNames();
    for (JunitCase each : cases) {
      names.meant.computeIfAbsent(each.simpleName(), n -> new HashSet<>()).add(each.fullName());
    }
    names.find(scope, place, cases);
    return names;
  }

  private void find(Scope scope, RunPlace place, List<JunitCase> cases) {
    String[] wanted =
        cases.stream()
            .flatMap(each -> Stream.of(each.fullName(), each.simpleName()))
            .filter(name -> !name.isEmpty())
            .distinct()
            .toArray(String[]::new);
    UUID feature = place.feature() == null ? null : place.feature().value();
    scope
        .dsl()
        .select(TEST_CASES.NAME, TEST_CASES.ID)
        .from(TEST_CASES)
        .where(scope.tenant(TestCases.TYPE, TEST_CASES))
        .and(TEST_CASES.PROJECT_ID.eq(place.project().value()))
        .and(TEST_CASES.DELETED_AT.isNull())
        .and(TEST_CASES.NAME.eq(DSL.any(wanted)))
        .orderBy(
            DSL.when(TEST_CASES.FEATURE_ID.eq(DSL.val(feature, UUID.class)), 0).otherwise(1),
            TEST_CASES.CREATED_AT,
            TEST_CASES.ID)
        .forEach(row -> add(Objects.requireNonNull(row.value1()), Id.of(row.value2())));
  }

  private void add(String name, Id<TestCase> id) {
    if (first.putIfAbsent(name, id) != null) {
      several.add(name);
    }
  }

  /** Takes a test case that was added for a name. */
  void created(TestCase added) {
    first.put(added.name(), added.id());
  }

  /** The test case that a case is a run of; empty where none, or not one alone, may be meant. */
  Optional<Id<TestCase>> find(JunitCase run) {
    Id<TestCase> full = first.get(run.fullName());
    String simple = run.simpleName();
    if (full != null || several.contains(simple) || meant(simple) > 1) {
      return Optional.ofNullable(full);
    }
    return Optional.ofNullable(first.get(simple));
  }

  private int meant(String simple) {
    return meant.getOrDefault(simple, Set.of()).size();
  }
}
