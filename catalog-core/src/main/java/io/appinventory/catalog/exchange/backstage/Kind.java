package io.appinventory.catalog.exchange.backstage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds that every Backstage has. */
enum Kind {
  COMPONENT(
      "Component",
      List.of("services", "components"),
      Set.of(
          "type",
          "lifecycle",
          "owner",
          "system",
          "subcomponentOf",
          "providesApis",
          "consumesApis",
          "dependsOn",
          "dependencyOf")),
  API(
      "API",
      List.of("services"),
      Set.of("type", "lifecycle", "owner", "system", "definition", "remotes")),
  RESOURCE(
      "Resource",
      List.of("resources"),
      Set.of("type", "owner", "system", "dependsOn", "dependencyOf")),
  SYSTEM("System", List.of("products"), Set.of("type", "owner", "domain")),
  DOMAIN("Domain", List.of("products"), Set.of("type", "owner", "subdomainOf")),
  GROUP("Group", List.of("teams"), Set.of("type", "children", "parent", "members", "profile")),
  USER("User", List.of("people"), Set.of("memberOf", "profile")),
  LOCATION("Location", List.of(), Set.of("type", "target", "targets", "presence"));

  private final String text;
  private final List<String> collections;
  private final Set<String> fields;

  Kind(String text, List<String> collections, Set<String> fields) {
    this.text = text;
    this.collections = collections;
    this.fields = fields;
  }

  /** The kind as Backstage spells it. */
  String text() {
    return text;
  }

  /** Where entities of the kind go; none for what is only kept. */
  List<String> collections() {
    return collections;
  }

  /** The fields of its spec. */
  List<String> fields() {
    return new ArrayList<>(fields);
  }

  /** The kind of that name, in whatever case. */
  static Optional<Kind> of(String text) {
    return Stream.of(values())
        .filter(kind -> kind.text.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
