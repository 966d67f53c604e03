package io.appinventory.http.collection;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode.Category;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.problem.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Runs the lines of a batch: each for itself, or all in one transaction.
 *
 * <p>Each for itself still means a hundred to a transaction, because a commit costs as much as a
 * write; when one of them is refused, these hundred run again one by one.
 *
 * @param <R> the record
 */
final class Batch<R extends Entity<R>> {
  private static final int CHUNK = 100;

  private final Catalog catalog;
  private final EntityType<R> type;
  private final Principal principal;
  private final BatchResult result = BatchResult.empty();
  private boolean away;

  Batch(EntityCollection<R> collection, Principal principal) {
    this.catalog = collection.catalog();
    this.type = collection.type();
    this.principal = principal;
  }

  private record Numbered<R extends Entity<R>>(int line, BatchStep<R> step) {}

  /**
   * Runs each line for itself. What ends the reading is told as the outcome of the line it stopped
   * at, because the lines before it are written by then.
   *
   * @return the outcomes, in the order of the lines
   */
  BatchResult each(BatchLines lines) throws IOException {
    List<Numbered<R>> chunk = new ArrayList<>();
    try {
      for (var line = lines.next(); line.isPresent(); line = lines.next()) {
        parsed(lines.number(), line.get()).ifPresent(chunk::add);
        if (chunk.size() == CHUNK) {
          run(chunk);
          chunk.clear();
        }
      }
    } catch (ProblemException e) {
      result.add(new BatchOutcome.Refused(lines.number() + 1, e.problem()));
    }
    run(chunk);
    return result.sorted();
  }

  /**
   * Runs all lines in one transaction.
   *
   * @param submission the transaction
   * @param answer writes the answer, which belongs to the transaction
   * @throws ProblemException when one of them is refused; nothing is written then
   */
  void together(BatchLines lines, Submission submission, Function<BatchResult, KeptAnswer> answer)
      throws IOException {
    List<Numbered<R>> steps = new ArrayList<>();
    for (var line = lines.next(); line.isPresent(); line = lines.next()) {
      parsed(lines.number(), line.get()).ifPresent(steps::add);
    }
    if (!result.outcomes().isEmpty()) {
      throw new ProblemException(BatchProblem.of(result.outcomes()));
    }
    AtomicInteger at = new AtomicInteger();
    try {
      submission.run(catalog, principal, tx -> answer.apply(perform(tx, steps, at)));
    } catch (CatalogException e) {
      if (at.get() == 0 || e.code().category() == Category.UNAVAILABLE) {
        throw e;
      }
      result.add(new BatchOutcome.Refused(at.get(), Problem.of(e)));
      throw new ProblemException(BatchProblem.of(result.outcomes()));
    }
  }

  private Optional<Numbered<R>> parsed(int number, byte[] line) {
    try {
      return Optional.of(new Numbered<>(number, BatchStep.read(type, line)));
    } catch (CatalogException e) {
      result.add(new BatchOutcome.Refused(number, Problem.of(e)));
    } catch (ProblemException e) {
      result.add(new BatchOutcome.Refused(number, e.problem()));
    }
    return Optional.empty();
  }

  private void run(List<Numbered<R>> chunk) {
    if (chunk.isEmpty()) {
      return;
    }
    if (away) {
      refuse(
          chunk, Problem.of(ProblemType.UNAVAILABLE, "Not tried, after an earlier line failed."));
      return;
    }
    try {
      result.addAll(catalog.in(principal, tx -> perform(tx, chunk, new AtomicInteger())));
    } catch (CatalogException e) {
      away = e.code().category() == Category.UNAVAILABLE;
      apart(chunk, e);
    } catch (RuntimeException e) {
      apart(chunk, e);
    }
  }

  /** Finds out which of some steps is refused; when the database is away, all of them are. */
  private void apart(List<Numbered<R>> chunk, RuntimeException error) {
    if (away || chunk.size() == 1) {
      refuse(chunk, Problems.explain(error, "batch of", type.name()));
    } else {
      chunk.forEach(one -> run(List.of(one)));
    }
  }

  private void refuse(List<Numbered<R>> chunk, Problem problem) {
    chunk.forEach(one -> result.add(new BatchOutcome.Refused(one.line(), problem)));
  }

  private BatchResult perform(Transaction tx, List<Numbered<R>> steps, AtomicInteger at) {
    BatchResult done = BatchResult.empty();
    for (Numbered<R> next : steps) {
      at.set(next.line());
      R entity = next.step().run(tx, type);
      done.add(BatchOutcome.Done.of(next.line(), next.step().status(), entity));
    }
    done.cycles().addAll(tx.closedCycles());
    return done;
  }
}
