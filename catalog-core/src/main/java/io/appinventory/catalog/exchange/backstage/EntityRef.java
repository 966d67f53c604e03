package io.appinventory.catalog.exchange.backstage;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reference in one of Backstage's forms: {@code name}, {@code namespace/name}, {@code kind:name},
 * {@code kind:namespace/name}; all in lower case, as case does not count.
 *
 * @param kind the kind
 * @param namespace the namespace
 * @param name the name
 */
public record EntityRef(String kind, String namespace, String name) {
  /** The namespace of what names none. */
  public static final String DEFAULT = "default";

  private static final int MAX_LENGTH = 500;

  /** In lower case. */
  public EntityRef {
    kind = kind.toLowerCase(Locale.ROOT);
    namespace = namespace.toLowerCase(Locale.ROOT);
    name = name.toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a reference.
   *
   * @param kind what is meant when it names no kind; null where it has to
   * @param namespace that of the entity that refers
   */
  public static Optional<EntityRef> parse(String text, @Nullable String kind, String namespace) {
    String rest = text.strip();
    int colon = rest.indexOf(':');
    String ofKind = colon >= 0 ? rest.substring(0, colon) : kind;
    rest = rest.substring(colon + 1);
    int slash = rest.indexOf('/');
    String in = slash >= 0 ? rest.substring(0, slash) : namespace;
    String name = rest.substring(slash + 1);
    if (ofKind == null || ofKind.isBlank() || in.isBlank() || name.isBlank()) {
      return Optional.empty();
    }
    return text.length() <= MAX_LENGTH && !text.contains("<") && !text.contains("{{")
        ? Optional.of(new EntityRef(ofKind, in, name))
        : Optional.empty();
  }

  /** The whole form. */
  public String key() {
    return kind + ":" + namespace + "/" + name;
  }
}
