package io.appinventory.cli;

import io.appinventory.catalog.document.LoadProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a load is, on standard error. */
final class LoadProgressBar implements LoadProgress, AutoCloseable {
  private final String task;
  private final boolean shown;
  private @Nullable ProgressBar bar;

  private LoadProgressBar(String task, boolean shown) {
    this.task = task;
    this.shown = shown;
  }

  /** A bar where there is a terminal; nothing otherwise. */
  static LoadProgressBar onTerminal(String task) {
    return new LoadProgressBar(task, Terminal.isWatched());
  }

  @Override
  public void loaded(String collection, int done, int total) {
    if (shown) {
      ProgressBar current = bar == null ? start(total) : bar;
      bar = current;
      current.stepTo(done);
      current.setExtraMessage(collection);
    }
  }

  private ProgressBar start(int total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .build();
  }

  /** Ends the bar. Closing again does nothing. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
