package io.appinventory.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What was measured so far. A question that fails is kept as such, and the others go on. */
public final class Measurements {
  private final Predicate<String> wanted;
  private final Consumer<String> progress;
  private final List<Outcome> outcomes = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  /** Measures something. */
  interface Measurement {
    /** Measures, by one or more numbers of clients. */
    List<Outcome> run() throws Exception;
  }

  /**
   * Nothing yet.
   *
   * @param wanted the names of what is to be measured
   * @param progress is told the name of what is measured next
   */
  public Measurements(Predicate<String> wanted, Consumer<String> progress) {
    this.wanted = wanted;
    this.progress = progress;
  }

  /** What was measured, in its order. */
  public List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** Why something could not be measured, by its name. */
  public Map<String, String> failures() {
    return Map.copyOf(failures);
  }

  /** Measures if the name is wanted. */
  void take(String name, Measurement measurement) throws Exception {
    if (!wanted.test(name)) {
      return;
    }
    progress.accept(name);
    try {
      outcomes.addAll(measurement.run());
    } catch (RuntimeException | SQLException | IOException e) {
      failures.put(name, String.valueOf(e.getMessage()));
    }
  }
}
