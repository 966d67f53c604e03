package io.appinventory.catalog.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.check.CheckType;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page about scorecards, {@code docs/scorecards.md}. */
@ExtendWith(TestDatabaseExtension.class)
class ScorecardDocsTest {
  private static final Pattern CHECK = Pattern.compile("(?m)^\\| `(\\w+)` \\| `(\\{.*?})` \\|");

  private final Catalog catalog;
  private final Principal principal;
  private final String page;

  ScorecardDocsTest(TestDatabase database) throws IOException {
    catalog = Catalog.open(database.dataSource());
    principal = Principal.system(catalog.administration().create("acme", "Acme").id());
    page = Files.readString(Path.of("..", "docs", "scorecards.md"));
  }

  @Test
  void showsEveryCheckAsItCanBeAsked() {
    List<MatchResult> shown = CHECK.matcher(page).results().toList();
    assertThat(shown.stream().map(each -> each.group(1)))
        .containsExactlyInAnyOrderElementsOf(Checks.all().stream().map(CheckType::name).toList());
    List<Criterion> criteria = new ArrayList<>();
    shown.forEach(
        each ->
            criteria.add(Criterion.of(each.group(1), each.group(1), Json.ofText(each.group(2)))));
    catalog.in(
        principal,
        tx ->
            tx.create(
                Scorecards.TYPE,
                services("Basics").parts(Scorecards.LEVELS, List.of(Level.of("silver", 50)))));
    catalog.read(
        principal,
        reader ->
            reader
                .scorecards()
                .evaluate(services("shown").parts(Scorecards.CRITERIA, criteria))
                .summary(Optional.empty(), Filter.always()));
  }

  private static Changes<Scorecard> services(String name) {
    return Changes.<Scorecard>none()
        .set(Scorecards.NAME, name)
        .set(Scorecards.ENTITY_TYPES, List.of("services"));
  }
}
