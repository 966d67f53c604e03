package io.appinventory.catalog.model;

/** What callers may do with a property. */
public enum Access {
  /** Given at creation, changed at will, shown. */
  WRITABLE,
  /** Given at creation, shown, never changed. */
  FIXED,
  /** Set by the catalog, shown. */
  READ_ONLY,
  /** Given and changed, never shown, not even to filters and the audit log. */
  SECRET
}
