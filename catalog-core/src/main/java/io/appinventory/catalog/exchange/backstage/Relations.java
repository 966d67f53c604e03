package io.appinventory.catalog.exchange.backstage;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.read.Fields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the spec of a descriptor says about other entities. */
final class Relations {
  private final Fields spec;
  private final EntityRef self;
  private final Set<Reference> references = new LinkedHashSet<>();

  Relations(Fields spec, EntityRef self) {
    this.spec = spec;
    this.self = self;
  }

  List<Reference> of(Kind kind) {
    switch (kind) {
      case COMPONENT -> {
        owner();
        one("system", Verb.PART_OF, "system");
        one("subcomponentOf", Verb.PART_OF, "component");
        all("providesApis", Verb.PROVIDES, "api");
        all("consumesApis", Verb.CONSUMES, "api");
        needs();
      }
      case API -> {
        owner();
        one("system", Verb.PART_OF, "system");
      }
      case RESOURCE -> {
        owner();
        one("system", Verb.PART_OF, "system");
        needs();
      }
      case SYSTEM -> {
        owner();
        one("domain", Verb.PART_OF, "domain");
      }
      case DOMAIN -> {
        owner();
        one("subdomainOf", Verb.PART_OF, "domain");
      }
      case GROUP -> {
        one("parent", Verb.CHILD_OF, "group");
        all("children", Verb.PARENT_OF, "group");
        all("members", Verb.HAS_MEMBER, "user");
      }
      case USER -> all("memberOf", Verb.MEMBER_OF, "group");
      case LOCATION -> {}
    }
    return new ArrayList<>(references);
  }

  /** Owners may be several, although Backstage knows one. */
  private void owner() {
    if (spec.node().path("owner").isArray()) {
      all("owner", Verb.OWNED_BY, "group");
    } else {
      one("owner", Verb.OWNED_BY, "group");
    }
    if (!spec.has("owner")) {
      spec.note("owner", "is missing");
    }
  }

  private void needs() {
    all("dependsOn", Verb.NEEDS, null);
    all("dependencyOf", Verb.NEEDED_BY, null);
  }

  private void one(String field, Verb verb, String kind) {
    if (spec.node().path(field).isArray()) {
      all(field, verb, kind);
      return;
    }
    String text = spec.text(field);
    if (text != null) {
      add(field, verb, text, kind);
    }
  }

  private void all(String field, Verb verb, @Nullable String kind) {
    spec.texts(field).forEach(text -> add(field, verb, text, kind));
  }

  private void add(String field, Verb verb, String text, @Nullable String kind) {
    if (kind == null && text.indexOf(':') < 0) {
      spec.note(field, "names no kind for '" + text + "', a component is meant");
      kind = "component";
    }
    EntityRef ref = EntityRef.parse(text, kind, self.namespace()).orElse(null);
    if (ref == null) {
      spec.note(field, "holds '" + text + "', which refers to nothing");
    } else if (ref.equals(self)) {
      spec.note(field, "refers to the entity itself");
    } else {
      references.add(reference(verb, ref));
    }
  }

  private static Reference reference(Verb verb, EntityRef ref) {
    List<String> collections = Kind.of(ref.kind()).map(Kind::collections).orElse(List.of());
    if (ref.name().contains("@") && verb == Verb.OWNED_BY) {
      collections = List.of("people", "teams");
    }
    String name =
        ref.namespace().equals(EntityRef.DEFAULT) ? ref.name() : ref.namespace() + "/" + ref.name();
    return new Reference(verb, ref.key(), collections, name);
  }
}
