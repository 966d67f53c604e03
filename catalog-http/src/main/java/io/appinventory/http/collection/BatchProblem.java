package io.appinventory.http.collection;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.http.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One problem for a batch that is refused as a whole. */
final class BatchProblem {
  private static final int MAX_ERRORS = 100;

  private BatchProblem() {}

  /** The problem of the first line that is refused, with the fields at fault of all of them. */
  static Problem of(List<BatchOutcome> outcomes) {
    List<BatchOutcome.Refused> refused =
        outcomes.stream()
            .filter(BatchOutcome.Refused.class::isInstance)
            .map(BatchOutcome.Refused.class::cast)
            .toList();
    BatchOutcome.Refused first = refused.getFirst();
    List<FieldError> errors = new ArrayList<>();
    refused.forEach(one -> add(errors, one));
    return new Problem(
        first.problem().type(),
        "Line "
            + first.line()
            + ": "
            + first.problem().detail()
            + " Nothing of the batch is written.",
        errors.subList(0, Math.min(errors.size(), MAX_ERRORS)),
        Map.of());
  }

  private static void add(List<FieldError> errors, BatchOutcome.Refused refused) {
    String line = "lines[" + refused.line() + "]";
    Problem problem = refused.problem();
    if (problem.errors().isEmpty()) {
      errors.add(new FieldError(line, problem.type().code(), problem.detail()));
    }
    problem
        .errors()
        .forEach(
            error ->
                errors.add(
                    new FieldError(line + "." + error.field(), error.code(), error.message())));
  }
}
