package io.appinventory.catalog.error;

import java.time.Duration;
import java.util.List;

/** Too many requests or sign-ins in a short time. */
public final class TooManyRequestsException extends CatalogException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /** With the time after which another try makes sense. */
  public TooManyRequestsException(String message, Duration retryAfter) {
    super(ErrorCode.TOO_MANY_REQUESTS, message, List.of(), null);
    this.retryAfter = retryAfter;
  }

  /** How long to wait. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
