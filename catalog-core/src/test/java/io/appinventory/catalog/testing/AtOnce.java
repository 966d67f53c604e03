package io.appinventory.catalog.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs things at the same time. */
public final class AtOnce {
  private AtOnce() {}

  /**
   * What came of one of them.
   *
   * @param value what it returned, null when it failed
   * @param error what it threw, null when it did not
   */
  public record Outcome<T>(T value, Throwable error) {
    /** Whether it succeeded. */
    public boolean succeeded() {
      return error == null;
    }
  }

  /** Starts all in the same moment, each on a thread of its own, and waits for all. */
  public static <T> List<Outcome<T>> run(List<? extends Callable<? extends T>> all) {
    CyclicBarrier start = new CyclicBarrier(all.size());
    try (ExecutorService threads = Executors.newFixedThreadPool(all.size())) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<? extends T> one : all) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
                }));
      }
      return running.stream().map(AtOnce::outcome).toList();
    }
  }

  private static <T> Outcome<T> outcome(Future<T> future) {
    try {
      return new Outcome<>(future.get(), null);
    } catch (ExecutionException e) {
      return new Outcome<>(null, e.getCause());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
