package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Position;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.check.Rule;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.definition.Sheet;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Holds scorecards against the description of what they ask about, at one moment: names become
 * properties and relations, relative times become points in time, names of other scorecards become
 * these. Not safe for use by several threads.
 */
public final class ScorecardResolver {
  private final Definitions definitions;
  private final EntityType<?> type;
  private final Instant now;
  private final Map<CompiledScorecard, ResolvedScorecard> resolved = new HashMap<>();
  private final Set<CompiledScorecard> pending = new HashSet<>();

  /**
   * For entities of a type.
   *
   * @param definitions where other scorecards are found
   * @param now the moment of asking
   */
  public ScorecardResolver(Definitions definitions, EntityType<?> type, Instant now) {
    this.definitions = definitions;
    this.type = type;
    this.now = now;
  }

  /** The scorecard; criteria that cannot be asked become such that never hold. */
  public ResolvedScorecard resolve(CompiledScorecard scorecard) {
    ResolvedScorecard known = resolved.get(scorecard);
    if (known != null) {
      return known;
    }
    pending.add(scorecard);
    Sheet sheet = scorecard.sheet(type);
    Definition definition = scorecard.definition();
    ResolvedScorecard made =
        new ResolvedScorecard(
            definition,
            type,
            question(sheet.filter()),
            sheet.rows().stream().map(row -> criterion(definition, row)).toList());
    pending.remove(scorecard);
    resolved.put(scorecard, made);
    return made;
  }

  private ResolvedCriterion criterion(Definition definition, Sheet.Row row) {
    Criterion criterion = row.criterion();
    String level = criterion.level();
    Optional<Question> exempt =
        definition.exempted().contains(criterion.name())
            ? Optional.of(new Question.Exempt(definition.exemptionsOf(), criterion.name()))
            : Optional.empty();
    int rank = level == null ? 0 : definition.rank(level);
    try {
      return new ResolvedCriterion(
          row, term(row.rule()), question(row.appliesWhen()), exempt, rank);
    } catch (MalformedQueryException e) {
      Term never = new Term.Unanswerable(e.getMessage());
      return new ResolvedCriterion(row, never, Optional.empty(), exempt, rank);
    }
  }

  /**
   * What a rule asks.
   *
   * @throws MalformedQueryException when it names what the type does not have, or a scorecard that
   *     is not there
   */
  public Term term(Rule rule) {
    return switch (rule) {
      case Rule.Holds holds -> new Term.Asked(new Question.Holds(filter(holds.filter())));
      case Rule.NoCycle noCycle -> new Term.Asked(new Question.NoCycle(loop(noCycle)));
      case Rule.LevelAtLeast level -> level(level);
      case Rule.Not not -> new Term.Not(term(not.part()));
      case Rule.All all -> new Term.All(all.parts().stream().map(this::term).toList());
      case Rule.Any any -> new Term.Any(any.parts().stream().map(this::term).toList());
      case Rule.Unanswerable unanswerable -> new Term.Unanswerable(unanswerable.reason());
    };
  }

  /** Of a filter; empty when it always holds. */
  public Optional<Question> question(Filter filter) {
    return filter instanceof Filter.Always
        ? Optional.empty()
        : Optional.of(new Question.Holds(filter(filter)));
  }

  private ResolvedFilter filter(Filter filter) {
    return ScorecardFilters.resolve(filter, type, now);
  }

  private Relation<?, ?> loop(Rule.NoCycle asked) {
    Optional<? extends Relation<?, ?>> relation = type.relation(asked.relation());
    if (relation.isEmpty() || relation.get().target() != type) {
      throw asked
          .at()
          .error("'" + asked.relation() + "' does not lead from " + type.name() + " to themselves");
    }
    return relation.get();
  }

  private Term level(Rule.LevelAtLeast asked) {
    Position at = asked.at();
    Optional<CompiledScorecard> found = definitions.find(asked.scorecard());
    if (found.isEmpty()) {
      throw at.error("there is no scorecard '" + asked.scorecard() + "'");
    }
    Definition other = found.get().definition();
    String name = "the scorecard '" + other.scorecard().name() + "'";
    if (pending.contains(found.get())) {
      throw at.error(name + " asks back for this one");
    }
    if (!other.isFor(type.name())) {
      throw at.error(name + " is not for " + type.name());
    }
    if (other.rank(asked.level()) == 0) {
      throw at.error(name + " has no level '" + asked.level() + "'");
    }
    return new Term.AtLeast(resolve(found.get()), other.rank(asked.level()));
  }
}
