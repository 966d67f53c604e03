package io.appinventory.catalog.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one transaction on their way to the database, one after the other, while the
 * program makes the next. After one that failed no other is sent; whoever waits is told. Not safe
 * for use by several threads.
 */
final class Convoy {
  /** How many wait at most: each may hold many rows. */
  private static final int LENGTH = 3;

  private static final CompletableFuture<Boolean> ARRIVED = CompletableFuture.completedFuture(true);
  private static final Executor SENDERS = Executors.newVirtualThreadPerTaskExecutor();

  private final Semaphore room = new Semaphore(LENGTH);
  private CompletableFuture<Boolean> last = ARRIVED;
  private volatile @Nullable Thread sender;
  private long rows;

  /** Sends a statement after those before it; waits while too many are on their way. */
  void send(int itsRows, Runnable statement) {
    rows += itsRows;
    room.acquireUninterruptibly();
    last =
        last.thenApplyAsync(before -> sent(statement), SENDERS)
            .whenComplete((done, failure) -> room.release());
  }

  /** How many rows were sent. */
  long rows() {
    return rows;
  }

  private boolean sent(Runnable statement) {
    sender = Thread.currentThread();
    try {
      statement.run();
      return true;
    } finally {
      sender = null;
    }
  }

  /** Waits until all have arrived, and fails as the first of them failed. */
  void settle() {
    if (last.isDone() && !last.isCompletedExceptionally() || Thread.currentThread() == sender) {
      return;
    }
    try {
      last.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** Waits until none is on its way, whatever became of them. */
  void await() {
    last.exceptionally(failure -> false).join();
  }
}
