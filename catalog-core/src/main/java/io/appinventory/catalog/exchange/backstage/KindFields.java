package io.appinventory.catalog.exchange.backstage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.EntityFields;
import io.appinventory.catalog.exchange.Vocabulary;
import io.appinventory.catalog.exchange.read.Fields;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** What a descriptor of one of the known kinds says about its entity alone. */
final class KindFields {
  private static final int NAME_LENGTH = 255;
  private static final int EMAIL_LENGTH = 320;

  private final Fields metadata;
  private final Fields spec;
  private final EntityRef ref;
  private final Place place;
  private final Reading reading;

  KindFields(Fields document, EntityRef ref, Place place, Reading reading) {
    this.metadata = document.object("metadata");
    this.spec = document.object("spec");
    this.ref = ref;
    this.place = place;
    this.reading = reading;
  }

  /** Where it goes. */
  String collection(Kind kind) {
    return kind == Kind.COMPONENT
        ? Vocabulary.software(spec.text("type")).collection()
        : kind.collections().getFirst();
  }

  /** Its properties. */
  ObjectNode properties(Kind kind) {
    EntityFields fields =
        new EntityFields(place, reading).description(metadata.text("description"));
    switch (kind) {
      case COMPONENT ->
          fields
              .code("type", Vocabulary.software(spec.text("type")).type())
              .code("status", Vocabulary.status(spec.text("lifecycle")))
              .tags(tags());
      case API ->
          fields
              .code("type", "api")
              .code("status", Vocabulary.status(spec.text("lifecycle")))
              .tags(tags());
      case RESOURCE -> fields.code("type", Vocabulary.resourceType(spec.text("type"))).tags(tags());
      case SYSTEM, DOMAIN -> fields.tags(tags());
      case GROUP ->
          fields.text("contact_email", spec.object("profile").text("email"), EMAIL_LENGTH);
      case USER -> {
        fields.toJson().remove("description");
        String shown = spec.object("profile").text("displayName");
        String title = shown == null ? metadata.text("title") : shown;
        fields.text("name", title == null ? metadata.text("name") : title, NAME_LENGTH);
      }
      case LOCATION -> {}
    }
    return fields.toJson();
  }

  /** Tags, and labels as {@code key:value}. */
  private List<String> tags() {
    TreeSet<String> tags = new TreeSet<>(metadata.texts("tags"));
    metadata
        .object("labels")
        .node()
        .properties()
        .forEach(
            label -> {
              if (label.getValue().isValueNode() && !label.getValue().isNull()) {
                tags.add(label.getKey() + ":" + label.getValue().asText());
              }
            });
    return List.copyOf(tags);
  }

  /** What to call it, the best name first. */
  List<String> names(Kind kind, String name) {
    if (kind == Kind.USER) {
      return List.of(email(name));
    }
    List<String> names = new ArrayList<>();
    String own = Annotations.name(metadata);
    if (own != null && own.length() <= NAME_LENGTH) {
      names.add(own);
    }
    String qualified = ref.namespace().equals(EntityRef.DEFAULT) ? name : namespaced(name);
    names.add(qualified);
    names.add(qualified + " (" + kind.text().toLowerCase(Locale.ROOT) + ")");
    return names;
  }

  private String namespaced(String name) {
    return ref.namespace() + "/" + name;
  }

  /** The address; one that nobody can have (RFC 2606) where none is given. */
  private String email(String name) {
    String email = spec.object("profile").text("email");
    if (email != null && email.length() <= EMAIL_LENGTH) {
      return email;
    }
    String made =
        (ref.namespace().equals(EntityRef.DEFAULT) ? name : name + "." + ref.namespace())
                .toLowerCase(Locale.ROOT)
            + "@unknown.invalid";
    spec.note("profile.email", "is missing; " + made + " stands in for it");
    return made;
  }
}
