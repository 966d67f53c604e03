package io.appinventory.catalog.exchange.cortex;

import io.appinventory.catalog.exchange.DescriptorDraft;
import io.appinventory.catalog.exchange.RepositoryPlace;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.read.Fields;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What Cortex' fields say about other entities, which they name by tag. */
final class CortexRelations {
  private static final Map<String, String> PROVIDERS =
      Map.of(
          "github",
          "github",
          "gitlab",
          "gitlab",
          "bitbucket",
          "bitbucket",
          "azure",
          "azure_devops");

  private final Fields info;
  private final DescriptorDraft draft;

  CortexRelations(Fields info, DescriptorDraft draft) {
    this.info = info;
    this.draft = draft;
  }

  void read() {
    owners(
        info.node().path("x-cortex-owners").isObject()
            ? info.object("x-cortex-owners").objects("x-cortex-owners") // seen: nested twice
            : info.objects("x-cortex-owners"));
    tags("x-cortex-parents", Verb.PART_OF);
    tags("x-cortex-domain-parents", Verb.PART_OF);
    tags("x-cortex-children", Verb.HAS_PART);
    for (Fields dependency : info.object("x-cortex-dependency").objects("cortex")) {
      tag(dependency, Verb.NEEDS);
    }
    for (Fields relationship : info.objects("x-cortex-relationships")) {
      relationship.objects("destinations").forEach(destination -> tag(destination, Verb.NEEDS));
    }
    Fields git = info.object("x-cortex-git");
    PROVIDERS.forEach(
        (name, provider) -> {
          String slug = git.object(name).text("repository");
          if (slug != null) {
            RepositoryPlace.ofSlug(provider, slug).ifPresent(draft::storedIn);
          }
        });
  }

  private void owners(List<Fields> owners) {
    for (Fields owner : owners) {
      String name = owner.text("name");
      String email = owner.text("email");
      if (email != null) {
        draft.refer(Verb.OWNED_BY, "person:" + email, email, "people");
      } else if (name != null) {
        draft.refer(Verb.OWNED_BY, name, name.toLowerCase(Locale.ROOT), "teams");
      }
    }
  }

  private void tags(String field, Verb verb) {
    info.objects(field).forEach(one -> tag(one, verb));
  }

  private void tag(Fields one, Verb verb) {
    String tag = one.text("tag");
    if (tag != null) {
      draft.refer(verb, tag, tag, CortexFormat.anywhere());
    }
  }
}
