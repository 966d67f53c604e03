package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Compiles filters to conditions on the rows of one table or alias. Every table that a condition
 * names is bound to the tenant; the caller binds its own with {@link #living()} or {@link
 * Scope#tenant}.
 *
 * <p>Conditions are never null, only true or false, so that NOT is the plain opposite. Columns
 * stand bare on their side of a comparison, so that indexes serve.
 */
public final class FilterSql {
  private final Scope scope;
  private final Shape<?> shape;
  private final Table<?> table;
  private final RelationPlan plan;
  private final String alias;
  private final int depth;

  private FilterSql(
      Scope scope, Shape<?> shape, Table<?> table, RelationPlan plan, String alias, int depth) {
    this.scope = scope;
    this.shape = shape;
    this.table = table;
    this.plan = plan;
    this.alias = alias;
    this.depth = depth;
  }

  /**
   * For the rows of a shape.
   *
   * @param table the shape's table or an alias of it
   */
  public static FilterSql on(Scope scope, Shape<?> shape, Table<?> table) {
    return inside(scope, shape, table, "r");
  }

  /**
   * For the rows of a shape, inside of another condition.
   *
   * @param alias how aliases begin here, unlike all around
   */
  public static FilterSql inside(Scope scope, Shape<?> shape, Table<?> table, String alias) {
    return new FilterSql(scope, shape, table, RelationPlan.CORRELATED, alias, 0);
  }

  /**
   * The same with another way of asking related rows, for the questions about the row itself and
   * for nested ones.
   */
  public FilterSql with(RelationPlan other) {
    return new FilterSql(scope, shape, table, other, alias, depth);
  }

  /** The table or alias whose rows are asked about. */
  public Table<?> table() {
    return table;
  }

  /** The shape of the rows. */
  public Shape<?> shape() {
    return shape;
  }

  /** How many relations lie before the rows; 0 for those the filter is about. */
  public int depth() {
    return depth;
  }

  /** The scope. */
  public Scope scope() {
    return scope;
  }

  /** That a row is of the tenant and not deleted. */
  public Condition living() {
    return RelatedRows.living(scope, shape, table);
  }

  /** That the filter, resolved for this shape, holds. */
  public Condition condition(ResolvedFilter filter) {
    return switch (filter) {
      case ResolvedFilter.Always always -> DSL.noCondition();
      case ResolvedFilter.And and -> DSL.and(all(and.parts()));
      case ResolvedFilter.Or or -> DSL.or(all(or.parts()));
      case ResolvedFilter.Not not -> opposite(not.part());
      case ResolvedFilter.Value value -> ValueSql.condition(column(value.property()), value.test());
      case ResolvedFilter.Elements elements ->
          JsonSql.elements(json(elements.property()), elements.test());
      case ResolvedFilter.Inside inside ->
          JsonSql.inside(json(inside.property()), inside.keys(), inside.test());
      case ResolvedFilter.Related related -> plan.ask(related, this);
    };
  }

  private Condition opposite(ResolvedFilter filter) {
    return switch (filter) {
      case ResolvedFilter.Always always -> DSL.falseCondition();
      case ResolvedFilter.And and -> DSL.or(opposites(and.parts()));
      case ResolvedFilter.Or or -> DSL.and(opposites(or.parts()));
      case ResolvedFilter.Not not -> condition(not.part());
      case ResolvedFilter.Value value -> orMissing(filter, value.property());
      case ResolvedFilter.Elements elements when elements.test() instanceof ValueTest.Size ->
          DSL.not(condition(elements));
      case ResolvedFilter.Inside inside when inside.test() instanceof ValueTest.Size ->
          DSL.not(condition(inside));
      case ResolvedFilter.Elements elements -> orMissing(filter, elements.property());
      case ResolvedFilter.Inside inside -> orMissing(filter, inside.property());
      case ResolvedFilter.Related related -> DSL.not(condition(related));
    };
  }

  private Condition orMissing(ResolvedFilter filter, Property<?, ?> property) {
    Condition opposite = DSL.not(condition(filter));
    return property.required() ? opposite : column(property).isNull().or(opposite);
  }

  private List<Condition> all(List<ResolvedFilter> parts) {
    return parts.stream().map(this::condition).toList();
  }

  private List<Condition> opposites(List<ResolvedFilter> parts) {
    return parts.stream().map(this::opposite).toList();
  }

  private Field<?> column(Property<?, ?> property) {
    Masking.requireSeen(scope.principal(), shape, property);
    return property.column().in(table);
  }

  private Field<JSONB> json(Property<?, ?> property) {
    return column(property).coerce(JSONB.class);
  }

  /** The rows behind the relation of a question, and the compiler for the condition on them. */
  public FilterSql behind(ResolvedFilter.Related question, Table<?> rows) {
    return new FilterSql(scope, question.relation().target(), rows, plan, alias, depth + 1);
  }

  /** The question as a sub-query that is correlated with the row. */
  public Condition correlated(ResolvedFilter.Related question) {
    RelatedRows rows =
        RelatedRows.of(scope, question.relation(), shape, table, alias + (depth + 1));
    Condition where = rows.where().and(rows.on());
    Condition wanted = behind(question, rows.target()).condition(question.where());
    return switch (question) {
      case ResolvedFilter.Some some ->
          DSL.exists(DSL.selectOne().from(rows.from()).where(where).and(wanted));
      case ResolvedFilter.Count count ->
          counts(
              DSL.field(DSL.selectCount().from(rows.from()).where(where).and(wanted)),
              count.operator(),
              Math.toIntExact(count.number()));
      case ResolvedFilter.Last last ->
          DSL.condition(
              DSL.coalesce(
                  DSL.field(
                      DSL.select(DSL.field(behind(last, rows.target()).condition(last.test())))
                          .from(rows.from())
                          .where(where)
                          .and(wanted)
                          .orderBy(Latest.order(last.relation().target(), rows.target()))
                          .limit(DSL.inline(1))),
                  DSL.inline(false)));
    };
  }

  /** That a number of rows, found somehow, is the one that is asked for. */
  public static Condition counts(Field<Integer> found, Operator operator, int number) {
    return switch (operator) {
      case EQ -> found.eq(number);
      case NE -> found.ne(number);
      case LT -> found.lt(number);
      case LE -> found.le(number);
      case GT -> found.gt(number);
      case GE -> found.ge(number);
    };
  }
}
