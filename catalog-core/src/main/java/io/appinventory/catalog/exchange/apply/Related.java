package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.Verb;
import io.appinventory.catalog.exchange.plan.Edge;
import io.appinventory.catalog.exchange.plan.Target;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What references that lead to something mean for the entity that has them. */
final class Related {
  private final Map<String, Set<UUID>> links = new LinkedHashMap<>();
  private final Set<UUID> owners = new LinkedHashSet<>();
  private final Set<UUID> members = new LinkedHashSet<>();
  private @Nullable UUID team;

  /**
   * Of the references of an entity.
   *
   * @param self the entity
   * @param find what a reference leads to, if anything
   */
  static Related of(
      Target self, List<Reference> references, Function<Reference, Optional<Target>> find) {
    Related related = new Related();
    for (Reference reference : references) {
      find.apply(reference)
          .filter(target -> !target.equals(self))
          .ifPresent(target -> related.add(self, reference.verb(), target));
    }
    return related;
  }

  private void add(Target self, Verb verb, Target target) {
    boolean toTeam = target.collection().equals("teams");
    boolean toPerson = target.collection().equals("people");
    if (toTeam && (verb == Verb.OWNED_BY || verb == Verb.MEMBER_OF)) {
      team = team == null ? target.id() : team;
    } else if (toPerson && verb == Verb.OWNED_BY) {
      owners.add(target.id());
    } else if (toPerson && verb == Verb.HAS_MEMBER && self.collection().equals("teams")) {
      members.add(target.id());
    } else {
      Edge.of(verb, self.collection(), target.collection())
          .ifPresent(
              edge ->
                  links
                      .computeIfAbsent(edge.relation(), r -> new LinkedHashSet<>())
                      .add(target.id()));
    }
  }

  /** The team it belongs to; null for none. */
  @Nullable UUID team() {
    return team;
  }

  /** The people who own it. */
  Set<UUID> owners() {
    return owners;
  }

  /** The people who belong to it. */
  Set<UUID> members() {
    return members;
  }

  /** The entities it is linked to, by the name of the link. */
  Map<String, Set<UUID>> links() {
    return links;
  }

  /** The entities of one link. */
  Set<UUID> links(String relation) {
    return links.getOrDefault(relation, Set.of());
  }
}
