package io.appinventory.catalog.search;

/** How well an entity matches, best first. */
public enum MatchRank {
  /** Its name is what was asked for. */
  EXACT_NAME,
  /** Its name begins with what was asked for. */
  NAME_PREFIX,
  /** Every word that was asked for begins a word of its name. */
  WORDS_IN_NAME,
  /** Every word that was asked for is a part of its name. */
  PARTS_OF_NAME,
  /** Every word that was asked for stands somewhere: in its description, tags, attributes. */
  ELSEWHERE,
  /** Its name has similar words. Only where nothing matches better. */
  SIMILAR_NAME,
  /** It has similar words elsewhere. Only where nothing matches better. */
  SIMILAR_ELSEWHERE;

  /** The rank with the number that the database gives it. */
  static MatchRank of(int number) {
    return values()[number];
  }

  /** Whether it is the name that matches. */
  boolean byName() {
    return this != ELSEWHERE && this != SIMILAR_ELSEWHERE;
  }

  /** Whether it is only similar. */
  boolean similar() {
    return this == SIMILAR_NAME || this == SIMILAR_ELSEWHERE;
  }
}
