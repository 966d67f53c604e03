package io.appinventory.catalog.query.resolve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.query.filter.Operator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;

/** Tests of JSON columns as SQL: true where the value passes, false or null where it does not. */
public final class JsonSql {
  private static final DataType<String> JSON_PATH =
      new DefaultDataType<>(SQLDialect.POSTGRES, String.class, "jsonpath");

  private JsonSql() {}

  static Condition elements(Field<JSONB> field, ValueTest.OfElements test) {
    return switch (test) {
      case ValueTest.Among among when among.values().size() == 1 ->
          contains(field, among.values().getFirst());
      case ValueTest.Among among ->
          exists(field, JsonPaths.where(List.of(), JsonPaths.among(among.values())));
      case ValueTest.Fits fits ->
          exists(field, JsonPaths.where(List.of(), JsonPaths.fits(fits.pattern())));
      case ValueTest.Presence presence -> length(field, Operator.GT, 0);
      case ValueTest.Size size -> length(field, size.operator(), size.number());
    };
  }

  static Condition inside(Field<JSONB> field, List<String> keys, ValueTest.OfJson test) {
    return switch (test) {
      case ValueTest.Comparison comparison ->
          exists(field, JsonPaths.where(keys, JsonPaths.compares(comparison)));
      case ValueTest.Among among ->
          exists(field, JsonPaths.where(keys, JsonPaths.among(among.values())));
      case ValueTest.Fits fits ->
          exists(field, JsonPaths.where(keys, JsonPaths.fits(fits.pattern())));
      case ValueTest.JsonHas has ->
          exists(field, JsonPaths.textFits(keys, has.part()))
              .or(exists(field, JsonPaths.where(keys, JsonPaths.fits(has.whole()))));
      case ValueTest.Presence presence -> exists(field, JsonPaths.where(keys, JsonPaths.present()));
      case ValueTest.Size size -> length(all(field, keys), size.operator(), size.number());
    };
  }

  /** {@code tags @> '["pci"]'}. */
  private static Condition contains(Field<JSONB> field, Scalar value) {
    String text = ((Scalar.Text) value).value();
    return field.contains(JSONB.jsonb(JsonNodeFactory.instance.arrayNode().add(text).toString()));
  }

  private static Condition exists(Field<JSONB> field, String path) {
    return DSL.jsonbExists(field, DSL.val(path));
  }

  /** The texts, numbers and truth values at a path of keys, as a JSON array. */
  public static Field<JSONB> scalars(Field<JSONB> field, List<String> keys) {
    return query(field, JsonPaths.where(keys, JsonPaths.scalar()));
  }

  private static Field<JSONB> all(Field<JSONB> field, List<String> keys) {
    return query(field, JsonPaths.where(keys, JsonPaths.notNull()));
  }

  private static Field<JSONB> query(Field<JSONB> field, String path) {
    return DSL.function(
        "jsonb_path_query_array", JSONB.class, field, DSL.val(path).cast(JSON_PATH));
  }

  private static Condition length(Field<JSONB> array, Operator operator, long number) {
    return FilterSql.counts(
        DSL.coalesce(DSL.jsonbArrayLength(array), 0), operator, Math.toIntExact(number));
  }
}
