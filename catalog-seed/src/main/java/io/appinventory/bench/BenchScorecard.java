package io.appinventory.bench;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A scorecard of services to be measured. The first ten criteria ask fields, JSON, lists and four
 * relations, two of them the same; they are those of {@code scorecard-summary.sql}.
 */
final class BenchScorecard {
  private static final List<Criterion> TEN =
      List.of(
          criterion(3, "has_field", "{\"field\": \"team_id\"}"),
          criterion(1, "has_field", "{\"field\": \"description\"}"),
          criterion(
              2, "attribute_compare", "{\"attribute\": \"sla\", \"op\": \">=\", \"value\": 99}"),
          criterion(1, "has_items", "{\"field\": \"tags\"}"),
          criterion(1, "field_equals", "{\"field\": \"status\", \"value\": \"active\"}"),
          criterion(
              2, "field_equals", "{\"field\": \"operational_status\", \"value\": \"operational\"}"),
          criterion(2, "has_items", "{\"field\": \"repositories\"}"),
          criterion(2, "has_assignment", "{\"value\": \"Lead\"}"),
          criterion(1, "min_assignments", "{\"min\": 2}"),
          criterion(3, "no_active_incidents", "{}"));

  private BenchScorecard() {}

  private static Criterion criterion(int weight, String check, String config) {
    return Criterion.of("", check, Json.ofText(config)).withWeight(weight);
  }

  /** With so many criteria: the first of the ten, or these and more that ask otherwise. */
  static Changes<Scorecard> of(int criteria) {
    List<Criterion> all = new ArrayList<>();
    for (int i = 0; i < criteria; i++) {
      all.add(named(i < TEN.size() ? TEN.get(i) : another(i), i));
    }
    return Changes.<Scorecard>none()
        .set(Scorecards.NAME, "bench " + criteria + " " + UUID.randomUUID())
        .set(Scorecards.ENTITY_TYPES, List.of("services"))
        .parts(Scorecards.CRITERIA, all)
        .parts(
            Scorecards.LEVELS,
            List.of(Level.of("bronze", 50), Level.of("silver", 70), Level.of("gold", 90)));
  }

  /** In turns a field, a tag, an assignment and a number of components. */
  private static Criterion another(int number) {
    return switch (number % 4) {
      case 0 ->
          criterion(
              1, "field_matches", "{\"field\": \"name\", \"pattern\": \"^.{" + number + "}\"}");
      case 1 -> criterion(1, "has_tag", "{\"value\": \"t" + number + "\"}");
      case 2 -> criterion(1, "has_assignment", "{\"value\": \"Role " + number + "\"}");
      default -> criterion(1, "min_items", "{\"field\": \"components\", \"min\": " + number + "}");
    };
  }

  private static Criterion named(Criterion criterion, int number) {
    return new Criterion(
        "criterion " + number,
        null,
        "Do this.",
        criterion.weight(),
        criterion.checkType(),
        criterion.checkConfig(),
        null,
        null,
        number);
  }
}
