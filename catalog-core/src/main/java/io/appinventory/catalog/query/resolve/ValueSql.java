package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.pattern.CaseFolding;
import io.appinventory.catalog.query.pattern.FoldedText;
import io.appinventory.catalog.query.pattern.RegularExpression;
import io.appinventory.catalog.query.pattern.TextPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Tests of plain columns as SQL: true where the value passes, false or null where it does not. */
final class ValueSql {
  private ValueSql() {}

  @SuppressWarnings("unchecked") // every column of text is read as text
  static Condition condition(Field<?> field, ValueTest.OfValue test) {
    return switch (test) {
      case ValueTest.Comparison comparison -> comparison((Field<Object>) field, comparison);
      case ValueTest.Among among -> among((Field<Object>) field, among.values());
      case ValueTest.Fits fits -> fits((Field<String>) field, fits.pattern());
      case ValueTest.Presence presence ->
          field.getDataType().isString()
              ? ((Field<String>) field).ne(DSL.inline(""))
              : field.isNotNull();
    };
  }

  private static Condition fits(Field<String> field, TextPattern pattern) {
    return switch (pattern) {
      case RegularExpression expression -> field.likeRegex(expression.expression());
      case FoldedText folded ->
          switch (folded.place()) {
            case ANYWHERE -> found(field, folded);
            case START -> starts(field, folded);
            case WHOLE -> field.likeRegex(folded.expression());
          };
    };
  }

  /** Looking for ASCII in lower case takes a third of the time of a regular expression. */
  private static Condition found(Field<String> field, FoldedText folded) {
    return folded.ascii()
        ? DSL.position(DSL.lower(field), CaseFolding.fold(folded.text())).gt(0)
        : field.likeRegex(folded.expression());
  }

  /**
   * A prefix is said by ranges, which an index can find: what else could say it is not leakproof
   * and finds nothing under row-level security.
   */
  private static Condition starts(Field<String> field, FoldedText folded) {
    FoldedText.Ranges ranges = folded.ranges();
    Condition within = DSL.or(ranges.ranges().stream().map(range -> within(field, range)).toList());
    if (ranges.exact()) {
      return within;
    }
    return within.and(
        folded.ascii()
            ? DSL.lower(field).like(DSL.escape(CaseFolding.fold(folded.text()), '!') + "%", '!')
            : field.likeRegex(folded.expression()));
  }

  private static Condition within(Field<String> field, FoldedText.Range range) {
    Condition from = field.ge(range.from());
    return range.before().map(before -> from.and(field.lt(before))).orElse(from);
  }

  private static Condition comparison(Field<Object> field, ValueTest.Comparison comparison) {
    Optional<Object> exact = exact(field.getDataType(), comparison.value());
    if (exact.isPresent()) {
      return compare(field, comparison.operator(), DSL.val(exact.get(), field.getDataType()));
    }
    // A number that the column cannot hold: nothing equals it, and order is a matter of numbers.
    return comparison.operator() == Operator.EQ
        ? DSL.falseCondition()
        : compare(field, comparison.operator(), number(comparison.value()));
  }

  private static Condition compare(Field<Object> field, Operator operator, Field<Object> value) {
    return switch (operator) {
      case EQ -> field.eq(value);
      case NE -> field.ne(value);
      case LT -> field.lt(value);
      case LE -> field.le(value);
      case GT -> field.gt(value);
      case GE -> field.ge(value);
    };
  }

  /** One bind value whatever the number of values, so that the statement's text stays the same. */
  private static Condition among(Field<Object> field, List<Scalar> values) {
    List<Object> exact = new ArrayList<>();
    values.forEach(value -> exact(field.getDataType(), value).ifPresent(exact::add));
    if (exact.isEmpty()) {
      return DSL.falseCondition();
    }
    return field.eq(DSL.any(DSL.val(exact, arrayType(field))));
  }

  /** Without the length or precision of the column, to which PostgreSQL would cut the values. */
  @SuppressWarnings("unchecked") // an array of the field's own type
  private static DataType<Object[]> arrayType(Field<Object> field) {
    DataType<?> own = field.getDataType();
    DataType<?> element =
        own.isString()
            ? SQLDataType.VARCHAR
            : own.getType() == BigDecimal.class ? SQLDataType.NUMERIC : own;
    return (DataType<Object[]>) (DataType<?>) element.getArrayDataType();
  }

  @SuppressWarnings("unchecked") // PostgreSQL compares numbers of all types
  private static Field<Object> number(Scalar value) {
    return (Field<Object>) (Field<?>) DSL.val(((Scalar.Numeral) value).value());
  }

  /** The value as the column's type; empty when it is a number that the type cannot hold. */
  private static Optional<Object> exact(DataType<?> type, Scalar value) {
    return switch (value) {
      case Scalar.Text text -> Optional.of(text.value());
      case Scalar.Bool bool -> Optional.of(bool.value());
      case Scalar.Time time -> Optional.of(time.value());
      case Scalar.Day day -> Optional.of(day.value());
      case Scalar.Uuid uuid -> Optional.of(uuid.value());
      case Scalar.Numeral number -> exact(type.getType(), number.value());
    };
  }

  private static Optional<Object> exact(Class<?> type, BigDecimal value) {
    if (type == Integer.class) {
      return whole(value, BigDecimal::intValueExact);
    }
    return type == Long.class ? whole(value, BigDecimal::longValueExact) : Optional.of(value);
  }

  private static Optional<Object> whole(BigDecimal value, Function<BigDecimal, Object> conversion) {
    try {
      return Optional.of(conversion.apply(value));
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }
}
