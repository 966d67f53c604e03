package io.appinventory.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Work that several do at once for a while, each over and over. */
final class Load {
  private Load() {}

  /** Something that is done once. */
  @FunctionalInterface
  interface Work {
    /** Does it. */
    void once() throws Exception;
  }

  /**
   * What was done.
   *
   * @param latencies of each time it was done, in nanoseconds, in no order
   * @param nanos from the start of the first to the end of the last
   */
  record Done(long[] latencies, long nanos) {
    /** How often it was done in a second. */
    double perSecond() {
      return latencies.length * 1e9 / nanos;
    }
  }

  /** Does it, each worker on a thread of its own. */
  static Done run(List<? extends Work> workers, Duration time) throws Exception {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    if (workers.size() == 1) {
      long[] latencies = repeat(workers.getFirst(), end);
      return new Done(latencies, System.nanoTime() - start);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
      List<Callable<long[]>> turns = new ArrayList<>();
      workers.forEach(worker -> turns.add(() -> repeat(worker, end)));
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> turn : threads.invokeAll(turns)) {
        all.add(finished(turn));
      }
      return new Done(joined(all), System.nanoTime() - start);
    }
  }

  private static long[] finished(Future<long[]> turn) throws Exception {
    try {
      return turn.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static long[] repeat(Work work, long end) throws Exception {
    long[] latencies = new long[1024];
    int done = 0;
    long before = System.nanoTime();
    do {
      work.once();
      long after = System.nanoTime();
      if (done == latencies.length) {
        latencies = Arrays.copyOf(latencies, done * 2);
      }
      latencies[done++] = after - before;
      before = after;
    } while (before < end);
    return Arrays.copyOf(latencies, done);
  }

  /** All of them. */
  static long[] joined(List<long[]> parts) {
    return parts.stream().flatMapToLong(Arrays::stream).toArray();
  }
}
