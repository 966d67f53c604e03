package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.resolve.FilterResolver;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * Filters that a shape can be asked, derived from its description: every property, every relation,
 * every way of asking.
 */
public final class RandomFilters {
  private static final List<Operator> ALL = List.of(Operator.values());
  private static final List<Operator> EQUALITY = List.of(Operator.EQ, Operator.NE);
  private static final List<String> EXPRESSIONS =
      List.of(
          "a",
          "^p",
          "s$",
          "^[a-zé]+$",
          "\\d",
          "[^a-z]",
          ".",
          "^.{2,5}$",
          "(pay|order)+",
          "\\s",
          "\\w+ \\w*",
          "[\\]\\-\\\\]",
          "ß|ẞ",
          "^$|x",
          "\\.",
          "[A-Z]{2,}",
          "😀",
          "x.y",
          "\\*",
          "\\(",
          "(a|b)?c{0,3}d*");

  private final RandomValues values;
  private final Function<Shape<?>, List<? extends Object>> examples;

  /** With rows of shapes to take values from. */
  public RandomFilters(RandomValues values, Function<Shape<?>, List<? extends Object>> examples) {
    this.values = values;
    this.examples = examples;
  }

  /** A filter, nested so deep at most, that does not lead too far. */
  public Filter filter(Shape<?> shape, int depth) {
    Filter filter = any(shape, depth);
    while (leadsTooFar(filter, shape)) {
      filter = any(shape, depth);
    }
    return filter;
  }

  private static boolean leadsTooFar(Filter filter, Shape<?> shape) {
    try {
      FilterResolver.resolve(filter, shape, RandomValues.NOW);
      return false;
    } catch (MalformedQueryException e) {
      return String.valueOf(e.getMessage()).contains("follows more than");
    }
  }

  private Filter any(Shape<?> shape, int depth) {
    int kind = values.random.nextInt(depth > 0 ? 11 : 5);
    return switch (kind) {
      case 5 -> Filter.and(any(shape, depth - 1), any(shape, depth - 1));
      case 6 -> Filter.or(any(shape, depth - 1), any(shape, depth - 1));
      case 7 -> Filter.not(any(shape, depth - 1));
      case 8 -> shape.askable().isEmpty() ? term(shape) : some(shape, depth - 1);
      case 9 -> shape.askable().isEmpty() ? term(shape) : count(shape, depth - 1);
      case 10 -> last(shape, depth - 1);
      default -> term(shape);
    };
  }

  private Filter some(Shape<?> shape, int depth) {
    Relation<?, ?> relation = values.one(shape.askable());
    Filter where = values.chance(0.2) ? Filter.always() : filter(relation.target(), depth);
    return Path.of(relation.name()).some(where);
  }

  private Filter last(Shape<?> shape, int depth) {
    List<? extends Relation<?, ?>> several =
        shape.askable().stream()
            .filter(each -> !(each instanceof ToOne) && each.target().latest().isPresent())
            .toList();
    if (several.isEmpty()) {
      return term(shape);
    }
    Relation<?, ?> relation = values.one(several);
    Filter where =
        values.chance(0.6) ? Filter.always() : filter(relation.target(), Math.min(depth, 1));
    for (Filter test = filter(relation.target(), Math.max(depth, 0)); ; ) {
      if (test instanceof Filter.Term term) {
        return Path.of(relation.name()).last(where, term);
      }
      test = term(relation.target());
    }
  }

  private Filter count(Shape<?> shape, int depth) {
    List<String> path = new ArrayList<>();
    Shape<?> at = shape;
    Relation<?, ?> relation = values.one(at.askable());
    while (relation instanceof ToOne<?, ?>
        && !relation.target().askable().isEmpty()
        && path.size() < 2) {
      path.add(relation.name());
      at = relation.target();
      relation = values.one(at.askable());
    }
    path.add(relation.name());
    Filter where =
        values.chance(0.5) ? Filter.always() : filter(relation.target(), Math.min(depth, 1));
    return Path.of(path).count(where, values.one(ALL), values.random.nextInt(4));
  }

  private Filter term(Shape<?> shape) {
    List<String> path = new ArrayList<>();
    Shape<?> at = shape;
    boolean single = true;
    while (!at.askable().isEmpty() && path.size() < 2 && values.chance(0.3)) {
      Relation<?, ?> relation = values.one(at.askable());
      single &= relation instanceof ToOne;
      path.add(relation.name());
      at = relation.target();
    }
    if (!path.isEmpty() && values.chance(0.1)) {
      return Path.of(path).present();
    }
    return ask(path, at, single);
  }

  private Filter ask(List<String> through, Shape<?> shape, boolean single) {
    List<? extends Property<?, ?>> askable =
        shape.properties().stream()
            .filter(each -> each.access() != Access.SECRET)
            .filter(each -> each.sensitivity() != Sensitivity.FINANCIAL)
            .toList();
    Property<?, ?> property = values.one(askable);
    List<String> names = new ArrayList<>(through);
    names.add(property.name());
    Path path = Path.of(names);
    if (values.chance(0.1)) {
      return path.present();
    }
    return switch (property.type()) {
      case TextType text -> text(path, shape, property, ALL);
      case CodeType<?> codes -> code(path, codes);
      case TextListType texts -> texts(path, shape, property, single);
      case IntegerType integer -> ordered(path, this::number);
      case LongType integer -> ordered(path, this::number);
      case DecimalType decimal -> ordered(path, this::number);
      case BooleanType bool -> plain(path, () -> Literal.of(values.chance(0.5)));
      case TimestampType timestamp -> ordered(path, this::time);
      case DateType date -> ordered(path, this::time);
      case ReferenceType<?> reference -> plain(path, () -> uuid(shape, property));
      case UuidType uuid -> plain(path, () -> uuid(shape, property));
      case JsonType json -> json(path, single);
      case PasswordType password -> throw new IllegalStateException();
    };
  }

  private Filter text(
      Path path, Shape<?> shape, Property<?, ?> property, List<Operator> operators) {
    return switch (values.random.nextInt(6)) {
      case 0, 1 -> path.compare(values.one(operators), Literal.of(whole(shape, property)));
      case 2 -> path.in(whole(shape, property), whole(shape, property));
      case 3 ->
          new Filter.Prefix(path, values.one(EQUALITY), Literal.of(start(whole(shape, property))));
      case 4 -> path.has(part(whole(shape, property)));
      default -> path.matches(values.one(EXPRESSIONS));
    };
  }

  private Filter code(Path path, CodeType<?> codes) {
    List<String> all = codes.values().stream().map(Coded::code).toList();
    return switch (values.random.nextInt(5)) {
      case 0, 1 -> path.compare(values.one(EQUALITY), Literal.of(values.one(all)));
      case 2 -> path.in(values.one(all), values.one(all));
      case 3 -> path.has(part(values.one(all)));
      default -> path.startsWith(start(values.one(all)));
    };
  }

  private Filter texts(Path path, Shape<?> shape, Property<?, ?> property, boolean single) {
    if (single && values.chance(0.2)) {
      return path.count(values.one(ALL), values.random.nextInt(4));
    }
    return text(path, shape, property, EQUALITY);
  }

  private Filter ordered(Path path, java.util.function.Supplier<Literal> literals) {
    return switch (values.random.nextInt(4)) {
      case 0 -> new Filter.In(path, List.of(literals.get(), literals.get()));
      case 1 -> new Filter.Has(path, literals.get());
      default -> path.compare(values.one(ALL), literals.get());
    };
  }

  private Filter plain(Path path, java.util.function.Supplier<Literal> literals) {
    return switch (values.random.nextInt(4)) {
      case 0 -> new Filter.In(path, List.of(literals.get(), literals.get()));
      case 1 -> new Filter.Has(path, literals.get());
      default -> path.compare(values.one(EQUALITY), literals.get());
    };
  }

  private Filter json(Path property, boolean single) {
    Path path = property.then(values.key());
    for (int i = values.random.nextInt(3); i > 0; i--) {
      path = path.then(values.key());
    }
    return switch (values.random.nextInt(single ? 0 : 1, 10)) {
      case 0 -> path.count(values.one(ALL), values.random.nextInt(3));
      case 1 -> path.present();
      case 2 -> path.compare(values.one(ALL), number());
      case 3 -> path.compare(values.one(ALL), Literal.of(values.word()));
      case 4 -> path.compare(values.one(EQUALITY), Literal.of(values.chance(0.5)));
      case 5 -> new Filter.In(path, List.of(number(), Literal.of(values.word()), Literal.of(true)));
      case 6 -> new Filter.Prefix(path, values.one(EQUALITY), Literal.of(start(values.word())));
      case 7 -> path.has(part(values.word()));
      case 8 ->
          new Filter.Has(path, values.chance(0.5) ? number() : Literal.of(values.chance(0.5)));
      default -> path.matches(values.one(EXPRESSIONS));
    };
  }

  private Literal number() {
    BigDecimal number = new BigDecimal(values.number());
    return Literal.of(values.chance(0.2) ? number.add(new BigDecimal("0.5")) : number);
  }

  private Literal time() {
    return switch (values.random.nextInt(4)) {
      case 0 -> Literal.now(Duration.ofDays(-values.random.nextInt(6)));
      case 1 -> Literal.of(values.time());
      case 2 -> Literal.of(values.time().toString());
      default -> Literal.of(values.time().toString().substring(0, 10));
    };
  }

  private Literal uuid(Shape<?> shape, Property<?, ?> property) {
    return Literal.of(
        example(shape, property)
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .orElse(new UUID(0, 1).toString()));
  }

  /** A value some row has, changed a little at times. */
  private String whole(Shape<?> shape, Property<?, ?> property) {
    String text =
        example(shape, property)
            .map(node -> node.isArray() && !node.isEmpty() ? node.get(0) : node)
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .orElseGet(values::text);
    return values.chance(0.2) ? text.toUpperCase(Locale.ROOT) : text;
  }

  @SuppressWarnings("unchecked") // the examples are of the shape
  private java.util.Optional<JsonNode> example(Shape<?> shape, Property<?, ?> property) {
    List<? extends Object> rows = examples.apply(shape);
    if (rows.isEmpty() || values.chance(0.1)) {
      return java.util.Optional.empty();
    }
    Property<Object, Object> typed = (Property<Object, Object>) property;
    return java.util.Optional.of(typed.toJson(typed.of(values.one(rows))));
  }

  private String start(String text) {
    return cut(text, 0);
  }

  private String part(String text) {
    return cut(text, text.isEmpty() ? 0 : values.random.nextInt(text.length()));
  }

  private String cut(String text, int from) {
    if (text.isEmpty()) {
      return "x";
    }
    int start = text.offsetByCodePoints(0, text.codePointCount(0, from));
    int length = text.codePointCount(start, text.length());
    int end = text.offsetByCodePoints(start, Math.min(length, 1 + values.random.nextInt(4)));
    String cut = text.substring(start, end);
    if (cut.isEmpty()) {
      return "x";
    }
    return switch (values.random.nextInt(3)) {
      case 0 -> cut.toUpperCase(Locale.ROOT);
      case 1 -> cut.toLowerCase(Locale.ROOT);
      default -> cut;
    };
  }

  static Instant now() {
    return RandomValues.NOW;
  }
}
