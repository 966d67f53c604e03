package io.appinventory.catalog.scorecard.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.finding.Finding;
import io.appinventory.catalog.scorecard.finding.Subject;
import io.appinventory.catalog.scorecard.finding.Subjects;
import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ResolvedCriterion;
import io.appinventory.catalog.scorecard.rating.Scores;
import io.appinventory.catalog.scorecard.rating.Term;
import io.appinventory.catalog.scorecard.result.CriterionResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.ExemptionNote;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes of ratings, and of what explains them, what callers see. */
final class ScoreMaker {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Function<Question, Optional<JsonNode>> explanations;
  private final boolean withFilters;

  /**
   * Of one entity.
   *
   * @param explanations of a question that was answered by no, a list with the value of each of its
   *     {@link Subjects}; of an exemption its reason and end; empty where there is none
   * @param withFilters whether to show what criteria ask
   */
  ScoreMaker(Function<Question, Optional<JsonNode>> explanations, boolean withFilters) {
    this.explanations = explanations;
    this.withFilters = withFilters;
  }

  EntityScore score(Rating rating) {
    Definition definition = rating.scorecard().definition();
    List<CriterionResult> criteria = new ArrayList<>();
    for (int i = 0; i < rating.outcomes().size(); i++) {
      ResolvedCriterion criterion = rating.scorecard().criteria().get(i);
      criteria.add(result(criterion, rating.outcomes().get(i), rating));
    }
    return new EntityScore(
        definition.scorecard().id(),
        definition.scorecard().name(),
        Scores.percent(rating.score()),
        rating.level(),
        criteria);
  }

  private CriterionResult result(ResolvedCriterion criterion, Outcome outcome, Rating rating) {
    boolean failed = outcome == Outcome.FAILED;
    return new CriterionResult(
        criterion.criterion().name(),
        criterion.criterion().weight(),
        outcome,
        criterion.criterion().level(),
        failed ? found(criterion.term(), rating) : null,
        failed ? criterion.criterion().hint() : null,
        outcome == Outcome.EXEMPT ? note(criterion) : null,
        withFilters ? criterion.row().rule().text() : null);
  }

  private @Nullable Json found(Term term, Rating rating) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    collect(term, rating, values);
    if (values.size() == 1) {
      JsonNode only = values.values().iterator().next();
      return only.isNull() ? null : Json.of(only);
    }
    ObjectNode all = NODES.objectNode();
    values.forEach(all::set);
    return all.isEmpty() ? null : Json.of(all);
  }

  private void collect(Term term, Rating rating, Map<String, JsonNode> values) {
    switch (term) {
      case Term.Asked asked -> collect(asked.question(), values);
      case Term.AtLeast level -> {
        Rating other = Objects.requireNonNull(rating.others().get(level.scorecard()));
        String name = "level(" + level.scorecard().definition().scorecard().name() + ")";
        String said = other.inside() ? other.level() : null;
        values.put(name, said == null ? NODES.nullNode() : NODES.textNode(said));
      }
      case Term.Not not -> collect(not.part(), rating, values);
      case Term.All all -> all.parts().forEach(part -> collect(part, rating, values));
      case Term.Any any -> any.parts().forEach(part -> collect(part, rating, values));
      case Term.Unanswerable never -> values.put("error", NODES.textNode(never.reason()));
    }
  }

  private void collect(Question question, Map<String, JsonNode> values) {
    Optional<JsonNode> found = explanations.apply(question);
    if (question instanceof Question.Holds holds && found.isPresent()) {
      List<Subject> subjects = Subjects.of(holds.filter());
      for (int i = 0; i < subjects.size(); i++) {
        values.put(subjects.get(i).name(), shown(subjects.get(i).finding(), found.get().path(i)));
      }
    }
  }

  /** As the property writes its values: PostgreSQL writes times in another way. */
  private static JsonNode shown(Finding finding, JsonNode value) {
    if (finding instanceof Finding.OfLast last) {
      return shown(last.finding(), value);
    }
    if (finding instanceof Finding.OfProperty found && found.keys().isEmpty() && !value.isNull()) {
      return shown(found.property(), value);
    }
    return value;
  }

  private static <T> JsonNode shown(Property<?, T> property, JsonNode value) {
    try {
      return property.toJson(property.type().read(value));
    } catch (InvalidValueException e) {
      return value; // Written when the property's limits were others.
    }
  }

  private @Nullable ExemptionNote note(ResolvedCriterion criterion) {
    return criterion
        .exempt()
        .flatMap(explanations)
        .map(
            note ->
                new ExemptionNote(
                    note.path(0).asText(),
                    note.path(1).isTextual()
                        ? OffsetDateTime.parse(note.path(1).textValue()).toInstant()
                        : null))
        .orElse(null);
  }
}
