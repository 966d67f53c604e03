package io.appinventory.catalog.error;

import java.util.Locale;

/** The stable codes of errors, each with the category that decides its HTTP status. */
public enum ErrorCode {
  /** A request that is not well-formed: broken JSON, a missing body. */
  MALFORMED(Category.MALFORMED),
  /** A filter, order or cursor that does not parse or names what does not exist. */
  INVALID_QUERY(Category.MALFORMED),
  /** Values outside of what their fields allow. */
  INVALID_INPUT(Category.INVALID),
  /** Nobody is signed in, or what was presented is not valid. */
  NOT_AUTHENTICATED(Category.NOT_AUTHENTICATED),
  /** The caller's role or rules do not allow it. */
  NOT_ALLOWED(Category.NOT_ALLOWED),
  /** No such entity in this tenant. */
  NOT_FOUND(Category.NOT_FOUND),
  /** A value that must be unique is taken. */
  DUPLICATE(Category.CONFLICT),
  /** The state of the catalog does not allow it. */
  CONFLICT(Category.CONFLICT),
  /** The same request is being done right now. */
  IN_PROGRESS(Category.CONFLICT),
  /** The entity was written by someone else since it was read. */
  STALE_VERSION(Category.STALE),
  /** Too many requests or sign-ins in a short time. */
  TOO_MANY_REQUESTS(Category.TOO_MANY),
  /** The database cannot be reached or is too busy; nothing was written. */
  UNAVAILABLE(Category.UNAVAILABLE),
  /** A statement ran longer than allowed and was stopped; nothing was written. */
  TIMEOUT(Category.UNAVAILABLE),
  /** The connection was lost while committing: the write may or may not have happened. */
  OUTCOME_UNKNOWN(Category.UNAVAILABLE);

  /** What kind of error it is. */
  public enum Category {
    /** Not understood. */
    MALFORMED,
    /** Understood, and not acceptable. */
    INVALID,
    /** Who are you? */
    NOT_AUTHENTICATED,
    /** You may not. */
    NOT_ALLOWED,
    /** There is none. */
    NOT_FOUND,
    /** It collides with what is there. */
    CONFLICT,
    /** It was based on an older version. */
    STALE,
    /** Slow down. */
    TOO_MANY,
    /** Try again later. */
    UNAVAILABLE
  }

  private final Category category;

  ErrorCode(Category category) {
    this.category = category;
  }

  /** The category. */
  public Category category() {
    return category;
  }

  /** The code as callers see it, such as {@code not_found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
