package io.appinventory.catalog.exchange;

import io.appinventory.catalog.model.Coded;

/** What one entity is to another, as descriptors say it. */
public enum Verb implements Coded {
  /** Belongs to a team or a person. */
  OWNED_BY,
  /** Is a part of a product, a service or a component. */
  PART_OF,
  /** Is made of. */
  HAS_PART,
  /** Needs, to work. */
  NEEDS,
  /** Is needed by. */
  NEEDED_BY,
  /** Offers an interface. */
  PROVIDES,
  /** Uses an interface. */
  CONSUMES,
  /** Is a team below another. */
  CHILD_OF,
  /** Is a team above another. */
  PARENT_OF,
  /** Is in a team. */
  MEMBER_OF,
  /** Has somebody in it. */
  HAS_MEMBER,
  /** Has its source code in a repository. */
  STORED_IN;

  /** The verb with the code, which is known to be one. */
  public static Verb of(String code) {
    return valueOf(code.toUpperCase(java.util.Locale.ROOT));
  }
}
