package io.appinventory.bench;

import io.appinventory.bench.Question.Aims;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.Principal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions about software delivery, of a tenant that has any. */
final class DeliveryQuestions {
  private static final int PAGE = 20;
  private static final int MANY = 100;
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String FAILED_LAST =
      "last(deployments[environment = \"production\"]).status = \"failed\"";

  private final Catalog catalog;
  private final Principal principal;

  DeliveryQuestions(Catalog catalog, Principal principal) {
    this.catalog = catalog;
    this.principal = principal;
  }

  /** All of them; none where nothing is delivered. */
  List<Question> all() {
    Optional<Feature> feature =
        catalog
            .read(
                principal,
                reader -> reader.list(Features.TYPE, ListQuery.all().page(PageRequest.first(1))))
            .items()
            .stream()
            .findFirst();
    return feature
        .map(some -> List.of(latestResults(some), lastDeployments(), dora()))
        .orElse(List.of());
  }

  private static Question latestResults(Feature feature) {
    String filter = "feature_id = \"" + feature.id() + "\"";
    ListQuery query =
        ListQuery.of(FilterParser.parse(filter))
            .orderBy(Sort.descending(TestResults.EXECUTED_AT))
            .page(PageRequest.first(PAGE))
            .withoutTotal();
    return new Question(
        "latest test results of a feature",
        reader -> reader.list(TestResults.TYPE, query),
        "/api/v1/test-results?order_by=executed_at+desc&total=false&per_page="
            + PAGE
            + "&filter="
            + encoded(filter),
        Aims.LARGE);
  }

  private static Question lastDeployments() {
    ListQuery query =
        ListQuery.of(FilterParser.parse(FAILED_LAST)).page(PageRequest.first(PAGE)).withoutTotal();
    return new Question(
        "services whose last deployment failed",
        reader -> reader.list(Services.TYPE, query),
        "/api/v1/services?total=false&per_page=" + PAGE + "&filter=" + encoded(FAILED_LAST),
        Aims.LARGE);
  }

  private static Question dora() {
    return dora("DORA's measures of a year, " + MANY + " services", Services.TYPE, MANY);
  }

  /** Of the services of all teams, which takes seconds where much is delivered. */
  Question doraOfAll() {
    return dora("DORA's measures of a year, all teams", Teams.TYPE, PageRequest.MAX_SIZE);
  }

  private static Question dora(String name, EntityType<?> by, int atOnce) {
    Instant now = Instant.now();
    Window year = new Window(now.minus(YEAR), now);
    ListQuery query = ListQuery.all().page(PageRequest.first(atOnce)).withoutTotal();
    return new Question(
        name,
        reader -> reader.delivery().dora(by, query, year, DeliveryMeasures.PRODUCTION),
        "/api/v1/delivery/dora?total=false&by="
            + by.name()
            + ("&per_page=" + atOnce)
            + ("&from=" + year.from() + "&to=" + year.to()),
        Aims.LARGE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
