package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.model.Coded;

/** What a rule limits. */
public enum RuleAccess implements Coded {
  /** What may be seen, and with it what may be changed. */
  READ,
  /** What may be changed. */
  WRITE
}
