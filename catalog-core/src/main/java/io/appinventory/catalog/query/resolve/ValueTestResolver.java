package io.appinventory.catalog.query.resolve;

import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.filter.FilterLimits;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Position;
import io.appinventory.catalog.query.pattern.FoldedText;
import io.appinventory.catalog.query.pattern.FoldedText.Place;
import io.appinventory.catalog.query.pattern.InvalidExpressionException;
import io.appinventory.catalog.query.pattern.RegularExpression;
import java.util.List;

/** Makes the test that a property is put to. */
final class ValueTestResolver {
  private final FilterLimits limits;
  private final ScalarReader scalars;

  ValueTestResolver(FilterLimits limits, ScalarReader scalars) {
    this.limits = limits;
    this.scalars = scalars;
  }

  /** What kind of values a property has, as far as tests differ. */
  private enum Kind {
    TEXT,
    CODE,
    ORDERED,
    PLAIN,
    LIST,
    JSON
  }

  private static Kind kind(Property<?, ?> property) {
    return switch (property.type()) {
      case TextType text -> Kind.TEXT;
      case CodeType<?> code -> Kind.CODE;
      case IntegerType integer -> Kind.ORDERED;
      case LongType integer -> Kind.ORDERED;
      case DecimalType decimal -> Kind.ORDERED;
      case TimestampType timestamp -> Kind.ORDERED;
      case DateType date -> Kind.ORDERED;
      case BooleanType bool -> Kind.PLAIN;
      case ReferenceType<?> reference -> Kind.PLAIN;
      case UuidType uuid -> Kind.PLAIN;
      case TextListType texts -> Kind.LIST;
      case JsonType json -> Kind.JSON;
      case PasswordType password -> throw new IllegalStateException("secrets are not asked for");
    };
  }

  /** {@code property op literal}; of {@code !=} the test for equality. */
  ResolvedFilter compare(Target.OfProperty target, Operator operator, Literal literal) {
    Operator positive = operator == Operator.NE ? Operator.EQ : operator;
    boolean ordered =
        switch (kind(target.property())) {
          case TEXT, ORDERED -> true;
          case CODE, PLAIN, LIST -> false;
          case JSON -> !(literal instanceof Literal.Bool);
        };
    if (operator.ordering() && !ordered) {
      throw literal
          .at()
          .error("'" + target.property() + "' has no order; allowed are =, !=, in and :");
    }
    Scalar value = scalars.read(inside(target, literal.at()), literal);
    return kind(target.property()) == Kind.LIST
        ? any(target, new ValueTest.Among(List.of(value)))
        : valueOrJson(target, new ValueTest.Comparison(positive, value));
  }

  /** {@code property in (...)}. */
  ResolvedFilter in(Target.OfProperty target, List<Literal> literals) {
    if (literals.size() > limits.values()) {
      throw literals.getFirst().at().error("in takes at most " + limits.values() + " values");
    }
    Property<?, ?> property = inside(target, literals.getFirst().at());
    return any(
        target,
        new ValueTest.Among(
            literals.stream().map(each -> scalars.read(property, each)).distinct().toList()));
  }

  /** {@code property:literal}. */
  ResolvedFilter has(Target.OfProperty target, Literal literal) {
    return switch (kind(target.property())) {
      case TEXT, CODE -> any(target, new ValueTest.Fits(folded(target, Place.ANYWHERE, literal)));
      case LIST -> any(target, new ValueTest.Fits(folded(target, Place.WHOLE, literal)));
      case ORDERED, PLAIN -> compare(target, Operator.EQ, literal);
      case JSON ->
          literal instanceof Literal.Text
              ? new ResolvedFilter.Inside(
                  inside(target, literal.at()),
                  target.keys(),
                  new ValueTest.JsonHas(
                      folded(target, Place.ANYWHERE, literal),
                      folded(target, Place.WHOLE, literal)))
              : compare(target, Operator.EQ, literal);
    };
  }

  /** {@code property = "text*"}. */
  ResolvedFilter prefix(Target.OfProperty target, Literal.Text text) {
    requireText(target, text.at(), "start with a text");
    return any(target, new ValueTest.Fits(folded(target, Place.START, text)));
  }

  /** {@code matches(property, "expression")}. */
  ResolvedFilter matches(Target.OfProperty target, Literal.Text expression) {
    requireText(target, expression.at(), "match an expression");
    if (!TextType.storable(expression.value())) {
      throw expression.at().error("the expression holds U+0000 or half a surrogate pair");
    }
    try {
      return any(target, new ValueTest.Fits(RegularExpression.of(expression.value())));
    } catch (InvalidExpressionException e) {
      throw expression.at().error("the expression is not allowed: " + e.getMessage());
    }
  }

  /** {@code property:*}. */
  ResolvedFilter present(Target.OfProperty target) {
    return any(target, new ValueTest.Presence());
  }

  /** {@code count(property) op number}. */
  ResolvedFilter size(Target.OfProperty target, Position at, Operator operator, long number) {
    ValueTest.Size size = new ValueTest.Size(operator, number);
    return switch (kind(target.property())) {
      case LIST -> new ResolvedFilter.Elements(target.property(), size);
      case JSON -> new ResolvedFilter.Inside(inside(target, at), target.keys(), size);
      case TEXT, CODE, ORDERED, PLAIN ->
          throw at.error(
              "'" + target.property() + "' is one value; count takes a relation or a list");
    };
  }

  private FoldedText folded(Target.OfProperty target, Place place, Literal literal) {
    if (!(literal instanceof Literal.Text text)) {
      throw literal
          .at()
          .error(
              "found " + Shown.of(literal) + ", '" + target.property() + "' takes text in quotes");
    }
    int length = text.value().length();
    if (length == 0) {
      throw literal.at().error("the text is empty; write name:* for present");
    }
    if (length > limits.textLength()) {
      throw literal
          .at()
          .error(
              "the text has "
                  + length
                  + " characters, at most "
                  + limits.textLength()
                  + " can be looked for");
    }
    if (!TextType.storable(text.value())) {
      throw literal.at().error("a text holds U+0000 or half a surrogate pair");
    }
    return new FoldedText(place, text.value());
  }

  private static void requireText(Target.OfProperty target, Position at, String what) {
    switch (kind(target.property())) {
      case TEXT, CODE, LIST -> {}
      case JSON -> inside(target, at);
      case ORDERED, PLAIN ->
          throw at.error("'" + target.property() + "' is no text and cannot " + what);
    }
  }

  /** Of a JSON property only what is inside can be compared. */
  private static Property<?, ?> inside(Target.OfProperty target, Position at) {
    if (target.property().type() instanceof JsonType json
        && !json.list()
        && target.keys().isEmpty()) {
      throw at.error(
          "'"
              + target.property()
              + "' is an object: ask for a key of it, as in "
              + target.property()
              + ".key");
    }
    return target.property();
  }

  private static <T extends ValueTest.OfValue & ValueTest.OfJson> ResolvedFilter valueOrJson(
      Target.OfProperty target, T test) {
    return kind(target.property()) == Kind.JSON
        ? new ResolvedFilter.Inside(target.property(), target.keys(), test)
        : new ResolvedFilter.Value(target.property(), test);
  }

  private static <T extends ValueTest.OfValue & ValueTest.OfJson & ValueTest.OfElements>
      ResolvedFilter any(Target.OfProperty target, T test) {
    return kind(target.property()) == Kind.LIST
        ? new ResolvedFilter.Elements(target.property(), test)
        : valueOrJson(target, test);
  }
}
