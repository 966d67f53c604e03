package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.ResolvedCriterion;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.rating.Term;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a statement keeps the answers to the questions of scorecards: each question, however many
 * criteria ask it, is one bit of one of several numbers.
 */
final class Layout {
  /** How many bits of a number are used; the sign is not. */
  static final int WIDTH = 62;

  private final Map<Question, Integer> places = new LinkedHashMap<>();
  private final Set<Question> criteria = new HashSet<>();
  private final Set<Question> given = new HashSet<>();
  private final List<ResolvedScorecard> scorecards = new ArrayList<>();

  private Layout() {}

  /** For scorecards and those that they ask for levels. */
  static Layout of(List<ResolvedScorecard> wanted) {
    Layout layout = ordered(wanted);
    layout.scorecards.forEach(each -> each.inside().ifPresent(layout::add));
    return layout;
  }

  /** For entities that the scorecard is for, which need not be asked again. */
  static Layout inside(ResolvedScorecard wanted) {
    Layout layout = ordered(List.of(wanted));
    wanted.inside().ifPresent(layout.given::add);
    layout.scorecards.stream()
        .filter(each -> each != wanted)
        .forEach(each -> each.inside().ifPresent(layout::add));
    return layout;
  }

  private static Layout ordered(List<ResolvedScorecard> wanted) {
    Layout layout = new Layout();
    Set<ResolvedScorecard> seen = new HashSet<>();
    wanted.forEach(scorecard -> layout.order(scorecard, seen));
    // What criteria ask comes first and in their order: answers then mostly lie as outcomes do.
    layout.scorecards.reversed().forEach(layout::addCriteria);
    layout.scorecards.forEach(layout::addConditions);
    return layout;
  }

  private void order(ResolvedScorecard scorecard, Set<ResolvedScorecard> seen) {
    if (seen.add(scorecard)) {
      scorecard.criteria().forEach(criterion -> orderAsked(criterion.term(), seen));
      scorecards.add(scorecard);
    }
  }

  private void orderAsked(Term term, Set<ResolvedScorecard> seen) {
    switch (term) {
      case Term.Asked asked -> {}
      case Term.AtLeast level -> order(level.scorecard(), seen);
      case Term.Not not -> orderAsked(not.part(), seen);
      case Term.All all -> all.parts().forEach(part -> orderAsked(part, seen));
      case Term.Any any -> any.parts().forEach(part -> orderAsked(part, seen));
      case Term.Unanswerable never -> {}
    }
  }

  private void addCriteria(ResolvedScorecard scorecard) {
    scorecard.criteria().forEach(criterion -> addTerm(criterion.term()));
  }

  private void addTerm(Term term) {
    switch (term) {
      case Term.Asked asked -> {
        criteria.add(asked.question());
        add(asked.question());
      }
      case Term.AtLeast level -> {}
      case Term.Not not -> addTerm(not.part());
      case Term.All all -> all.parts().forEach(this::addTerm);
      case Term.Any any -> any.parts().forEach(this::addTerm);
      case Term.Unanswerable never -> {}
    }
  }

  private void addConditions(ResolvedScorecard scorecard) {
    for (ResolvedCriterion criterion : scorecard.criteria()) {
      criterion.applies().ifPresent(this::add);
      criterion.exempt().ifPresent(this::add);
    }
  }

  private void add(Question question) {
    places.putIfAbsent(question, places.size());
  }

  /** All scorecards, each after those it asks for levels. */
  List<ResolvedScorecard> scorecards() {
    return Collections.unmodifiableList(scorecards);
  }

  /** The questions in the order of their places. */
  List<Question> questions() {
    return List.copyOf(places.keySet());
  }

  /** Whether a criterion asks it, and not just when one applies. */
  boolean isCriterion(Question question) {
    return criteria.contains(question);
  }

  /** How many numbers hold the answers. */
  int numbers() {
    return (places.size() + WIDTH - 1) / WIDTH;
  }

  /** The number that holds the answer. */
  int number(Question question) {
    return place(question) / WIDTH;
  }

  /** The bit that holds the answer. */
  int bit(Question question) {
    return place(question) % WIDTH;
  }

  private int place(Question question) {
    Integer place = places.get(question);
    if (place == null) {
      throw new IllegalArgumentException("a question that was not asked: " + question);
    }
    return place;
  }

  /** The answers that lie in the numbers. */
  Predicate<Question> answers(long[] numbers) {
    return question ->
        given.contains(question) || (numbers[number(question)] >> bit(question) & 1) == 1;
  }
}
