package io.appinventory.catalog.exchange.backstage.view;

import io.appinventory.catalog.exchange.Verb;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one entity is to another, in the words of Backstage; each has its inverse. */
public enum RelationType {
  /** Belongs to a group or a user. */
  OWNED_BY("ownedBy", Verb.OWNED_BY),
  /** Owns. */
  OWNER_OF("ownerOf", null),
  /** Is a part of a system, a domain or a component. */
  PART_OF("partOf", Verb.PART_OF),
  /** Is made of. */
  HAS_PART("hasPart", null),
  /** Offers an API. */
  PROVIDES_API("providesApi", Verb.PROVIDES),
  /** Is offered by. */
  API_PROVIDED_BY("apiProvidedBy", null),
  /** Uses an API. */
  CONSUMES_API("consumesApi", Verb.CONSUMES),
  /** Is used by. */
  API_CONSUMED_BY("apiConsumedBy", null),
  /** Needs. */
  DEPENDS_ON("dependsOn", Verb.NEEDS),
  /** Is needed by. */
  DEPENDENCY_OF("dependencyOf", Verb.NEEDED_BY),
  /** Is a group below another. */
  CHILD_OF("childOf", Verb.CHILD_OF),
  /** Is a group above another. */
  PARENT_OF("parentOf", Verb.PARENT_OF),
  /** Is in a group. */
  MEMBER_OF("memberOf", Verb.MEMBER_OF),
  /** Has somebody in it. */
  HAS_MEMBER("hasMember", Verb.HAS_MEMBER);

  private static final Map<String, RelationType> BY_LOWER_CASE =
      Stream.of(values())
          .collect(
              Collectors.toMap(type -> type.text.toLowerCase(Locale.ROOT), Function.identity()));

  private final String text;
  private final @Nullable Verb verb;

  RelationType(String text, @Nullable Verb verb) {
    this.text = text;
    this.verb = verb;
  }

  /** The word. */
  public String text() {
    return text;
  }

  /** What the other end is to this one. */
  public RelationType inverse() {
    return values()[ordinal() ^ 1];
  }

  /** Whether entities state it of themselves; otherwise it only follows from what others state. */
  public boolean stated() {
    return verb != null;
  }

  /** The type with the word, in whatever case. */
  public static Optional<RelationType> of(String word) {
    return Optional.ofNullable(BY_LOWER_CASE.get(word.toLowerCase(Locale.ROOT)));
  }

  /** What a verb of descriptors means; empty for what Backstage has no relation for. */
  public static Optional<RelationType> of(Verb verb) {
    return Stream.of(values()).filter(type -> type.verb == verb).findFirst();
  }
}
