package io.appinventory.catalog.exchange.backstage.view;

/**
 * A relation of an entity.
 *
 * @param type what it is to the other: {@code ownedBy}
 * @param target the reference of the other, in lower case, which need not be there
 */
public record Relation(String type, String target) implements Comparable<Relation> {
  /** Of a known type. */
  public static Relation of(RelationType type, String target) {
    return new Relation(type.text(), target);
  }

  /** From its text; a target may hold blanks, a type holds none. */
  public static Relation parse(String text) {
    int blank = text.indexOf(' ');
    return new Relation(text.substring(0, blank), text.substring(blank + 1));
  }

  /** Type, a blank, target. */
  public String text() {
    return type + " " + target;
  }

  /** By type, then by target. */
  @Override
  public int compareTo(Relation other) {
    int types = type.compareTo(other.type);
    return types != 0 ? types : target.compareTo(other.target);
  }
}
