package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.query.Cursor;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Reads pages of results. */
final class ResultPages {
  private final Scope scope;
  private final ResultQuery query;
  private final ResultOrder order;
  private final List<ResultArm> arms = new ArrayList<>();
  private final ResultStatement statement;
  private final String fingerprint;

  /** Of a scorecard, over portfolios of different types. */
  ResultPages(Scope scope, Definition definition, List<Portfolio> portfolios, ResultQuery query) {
    this.scope = scope;
    this.query = query;
    List<EntityType<?>> types = new ArrayList<>();
    portfolios.forEach(each -> types.add(each.type()));
    this.order = new ResultOrder(query.sort(), types);
    portfolios.forEach(each -> arms.add(new ResultArm(scope, each, order, arms.size())));
    this.statement = new ResultStatement(scope, order, arms);
    this.fingerprint =
        Cursor.fingerprint(
            List.of(
                scope.tenantId().toString(),
                "results",
                definition.id().toString(),
                FilterText.print(query.filter()),
                query.sort().toString()));
  }

  Page<EntityResult> read() {
    if (arms.isEmpty()) {
      return page(
          List.of(), false, false, OptionalLong.of(0), OptionalInt.empty(), query.page().size());
    }
    return switch (query.page()) {
      case PageRequest.Numbered page -> numbered(page);
      case PageRequest.At page -> at(page);
    };
  }

  private Page<EntityResult> numbered(PageRequest.Numbered page) {
    int skipped = (page.number() - 1) * page.size();
    List<Record> found =
        rows(new ResultStatement.Part(keys -> DSL.noCondition(), false, skipped, page.size() + 1));
    boolean more = found.size() > page.size();
    boolean ends = !more && (skipped == 0 || !found.isEmpty());
    OptionalLong total = ends ? OptionalLong.of(skipped + found.size()) : total();
    return page(
        more ? found.subList(0, page.size()) : found,
        more,
        skipped > 0,
        query.withTotal() ? total : OptionalLong.empty(),
        OptionalInt.of(page.number()),
        page.size());
  }

  private Page<EntityResult> at(PageRequest.At page) {
    Cursor cursor = Cursor.parse(page.cursor(), fingerprint);
    boolean backward = cursor.backward();
    List<Record> found =
        rows(new ResultStatement.Part(keys -> beyond(cursor, keys), backward, 0, page.size() + 1));
    boolean more = found.size() > page.size();
    List<Record> shown = more ? found.subList(0, page.size()) : found;
    return page(
        backward ? shown.reversed() : shown,
        backward || more,
        !backward || more,
        total(),
        OptionalInt.empty(),
        page.size());
  }

  private Condition beyond(Cursor cursor, List<Field<?>> keys) {
    try {
      return order.beyond(cursor.place(), keys, cursor.backward());
    } catch (InvalidValueException e) {
      throw Cursor.malformed();
    }
  }

  private List<Record> rows(ResultStatement.Part part) {
    return List.copyOf(scope.dsl().fetch(statement.rows(part)));
  }

  private OptionalLong total() {
    return query.withTotal()
        ? OptionalLong.of(scope.dsl().select(statement.total()).fetchSingle().value1())
        : OptionalLong.empty();
  }

  private Page<EntityResult> page(
      List<Record> rows,
      boolean following,
      boolean preceding,
      OptionalLong total,
      OptionalInt number,
      int size) {
    return new Page<>(
        rows.stream().map(this::result).toList(),
        total,
        number,
        size,
        following ? place(rows, true) : Optional.empty(),
        preceding ? place(rows, false) : Optional.empty());
  }

  private Optional<String> place(List<Record> rows, boolean afterLast) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Record row = afterLast ? rows.getLast() : rows.getFirst();
    Cursor cursor = new Cursor(!afterLast, order.place(row, statement.keysAt()));
    return Optional.of(cursor.print(fingerprint));
  }

  private EntityResult result(Record row) {
    String type = Objects.requireNonNull(row.get(0, String.class));
    ResultArm arm =
        arms.stream().filter(each -> each.type().name().equals(type)).findFirst().orElseThrow();
    AnsweredRow.Answers answers =
        arm.answered().read(row, statement.answersAt(), statement.explanationsAt(arm));
    Rating rating = Rating.of(arm.portfolio().scorecard(), answers.yes());
    return new EntityResult(
        type,
        Objects.requireNonNull(row.get(1, UUID.class)),
        Objects.requireNonNull(row.get(2, String.class)),
        new ScoreMaker(answers.explanations(), query.withFilters()).score(rating));
  }
}
