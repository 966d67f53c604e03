package io.appinventory.catalog.model;

/** What harm it would do if everybody knew the values of a property. */
public enum Sensitivity {
  /** None. */
  NONE,
  /**
   * They tell how to reach somebody, such as an e-mail address or telephone number. Whoever may
   * read the entity is shown them; what leaves the catalog and what it remembers has them masked.
   */
  PERSONAL,
  /** They are about money. They are shown to few. */
  FINANCIAL,
  /** They open doors. They are never shown; see {@link Access#SECRET}. */
  SECRET
}
