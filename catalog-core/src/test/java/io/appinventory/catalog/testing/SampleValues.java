package io.appinventory.catalog.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.model.ValueType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Valid values of every kind, with a liking for the limits. */
public final class SampleValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int LONGEST = 300;
  private static final String[] LETTERS = {
    "a", "b", "Z", "0", "-", "_", " ", "'", "\"", "\\", "%", "*", "\n", "é", "ß", "İ", "漢",
    "\uFFFD", "😀", "𐀀"
  };

  /** bcrypt (cost 4) of nothing in particular: hashing here would take longer than all else. */
  private static final List<String> HASHES =
      List.of(
          "$2a$04$abcdefghijklmnopqrstuuW6Hq0PmHSsJ7rVbPlX8yZJzX3Q1n0y2",
          "$2a$04$ABCDEFGHIJKLMNOPQRSTUuW6Hq0PmHSsJ7rVbPlX8yZJzX3Q1n0y2");

  private final Random random;
  private int texts;

  SampleValues(Random random) {
    this.random = random;
  }

  /** A value of a property that is no reference to an entity. */
  public <T> T of(Property<?, T> property) {
    boolean unique =
        property.required() && property.type() instanceof TextType text && text.format() == null
            || property == Users.EXTERNAL_ID;
    return unique ? read(property, JSON.textNode(uniqueText(property))) : of(property.type());
  }

  /** A value of a type that is no reference to an entity. */
  @SuppressWarnings("unchecked")
  <T> T of(ValueType<T, ?> type) {
    if (type instanceof PasswordType) {
      return (T) Password.ofHash(HASHES.get(random.nextInt(HASHES.size())));
    }
    try {
      return type.read(json(type));
    } catch (InvalidValueException e) {
      throw new AssertionError(type + " does not take what was made for it: " + e.reason(), e);
    }
  }

  private static <T> T read(Property<?, T> property, JsonNode node) {
    try {
      return property.type().read(node);
    } catch (InvalidValueException e) {
      throw new AssertionError(property + " does not take " + node + ": " + e.reason(), e);
    }
  }

  private JsonNode json(ValueType<?, ?> type) {
    return switch (type) {
      case BooleanType bool -> JSON.booleanNode(random.nextBoolean());
      case CodeType<?> code -> JSON.textNode(one(code.values()).code());
      case DateType date ->
          JSON.textNode(one(List.of("0001-01-01", "9999-12-31", "2024-02-29", day().toString())));
      case DecimalType decimal -> JSON.numberNode(decimal(decimal));
      case IntegerType whole -> JSON.numberNode(random.nextInt(whole.min(), whole.max()));
      case JsonType json ->
          json.list() ? JSON.arrayNode().add(anything(1)).add(object(1)) : object(2);
      case LongType whole ->
          JSON.numberNode(one(List.of(whole.min(), whole.max(), random.nextLong() >>> 8)));
      case PasswordType password -> throw new AssertionError("passwords are not made here");
      case ReferenceType<?> reference -> JSON.textNode(new UUID(0, random.nextLong()).toString());
      case TextListType list -> texts(list);
      case TextType text ->
          JSON.textNode(text.format() == null ? text(text) : text.format().example());
      case TimestampType time -> JSON.textNode(moment().toString());
      case UuidType uuid -> JSON.textNode(new UUID(random.nextLong(), 7).toString());
    };
  }

  /** One of several. */
  public <T> T one(List<? extends T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** True once in so many times. */
  public boolean once(int inTimes) {
    return random.nextInt(inTimes) == 0;
  }

  /** A number from 0 to below the limit. */
  public int below(int limit) {
    return random.nextInt(limit);
  }

  /** An object of any shape. */
  ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(text(new TextType(1, 8)), anything(depth));
    }
    return object;
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> JSON.textNode(text(new TextType(0, 40)));
      case 1 -> JSON.numberNode(random.nextInt());
      case 2 -> JSON.numberNode(new BigDecimal("0.1234567890123456789"));
      case 3 -> JSON.numberNode(new BigDecimal("12345678901234567890.50"));
      case 4 -> JSON.booleanNode(random.nextBoolean());
      case 5 -> JSON.numberNode(random.nextDouble());
      case 6 -> JSON.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
      default -> object(depth - 1);
    };
  }

  private BigDecimal decimal(DecimalType type) {
    BigDecimal share = BigDecimal.valueOf(random.nextDouble());
    BigDecimal inside = type.min().add(type.max().subtract(type.min()).multiply(share));
    return one(
        List.of(
            type.min().setScale(type.scale(), RoundingMode.DOWN),
            type.max().setScale(type.scale(), RoundingMode.DOWN),
            inside.setScale(type.scale(), RoundingMode.DOWN)));
  }

  private LocalDate day() {
    return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
  }

  private Instant moment() {
    return one(
        List.of(
            Instant.parse("0001-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L),
            Instant.ofEpochSecond(random.nextInt())));
  }

  private ArrayNode texts(TextListType type) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(text(type.item()));
    }
    return array;
  }

  private String text(TextType type) {
    int most = Math.min(type.max(), LONGEST);
    int length = once(10) ? most : type.min() + random.nextInt(Math.min(most, 20));
    StringBuilder text = new StringBuilder("x".repeat(type.min()));
    for (int i = text.length(); i < length; i++) {
      text.append(one(List.of(LETTERS)));
    }
    return text.toString();
  }

  /** A text that no other has. */
  public String uniqueText(Property<?, ?> property) {
    String end = "-" + (++texts);
    if (property.name().contains("email")) {
      return "some.one" + end + "@example.test";
    }
    String text = text((TextType) property.type());
    int room = ((TextType) property.type()).max() - end.length();
    int kept = Math.min(room, text.codePointCount(0, text.length()));
    return text.substring(0, text.offsetByCodePoints(0, kept)) + end;
  }
}
