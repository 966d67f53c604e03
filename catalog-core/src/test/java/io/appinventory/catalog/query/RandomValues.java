package io.appinventory.catalog.query;

import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.Json;
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
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Values of every type, few enough to meet again and strange enough to matter. */
public final class RandomValues {
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456Z");

  private static final List<String> WORDS =
      List.of(
          "pay",
          "Pay",
          "PAYMENTS",
          "order",
          "Straße",
          "STRASSE",
          "été",
          "ÉTÉ",
          "σίσυφος",
          "ΣΊΣΥΦΟΣ",
          "İstanbul",
          "ıstanbul",
          "K",
          "k",
          "\u212a",
          "ſ",
          "日本",
          "😀",
          "\uff21",
          "a*b",
          "a\\b",
          "100%",
          "_",
          "\"q\"",
          "'",
          "x\ny",
          "[a-z]",
          "$",
          "^",
          ".",
          "(",
          "null",
          "true",
          "5",
          "-",
          "\t",
          "{}",
          "\ue000",
          "ǅ",
          "ß",
          "ẞ");

  public final Random random;

  public RandomValues(long seed) {
    this.random = new Random(seed);
  }

  public <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public String word() {
    return one(WORDS);
  }

  public String text() {
    StringBuilder out = new StringBuilder(word());
    for (int i = random.nextInt(3); i > 0; i--) {
      out.append(chance(0.5) ? " " : "").append(word());
    }
    return out.toString();
  }

  @SuppressWarnings("unchecked") // each value is of its type
  <T> T value(Property<?, T> property) {
    Object value =
        switch (property.type()) {
          case TextType text when text.format() != null -> text.format().example();
          case TextType text ->
              shortened(
                  "x".repeat(text.min() > 1 ? text.min() : 0)
                      + (chance(0.1) && text.min() == 0 ? "" : text()),
                  text.max());
          case TextListType texts -> texts();
          case CodeType<?> codes -> one(codes.values());
          case IntegerType integer ->
              (int) Math.clamp(random.nextInt(4), integer.min(), integer.max());
          case LongType integer -> Math.clamp(random.nextLong(4), integer.min(), integer.max());
          case DecimalType decimal -> new BigDecimal(random.nextInt(400)).movePointLeft(2);
          case BooleanType bool -> chance(0.5);
          case TimestampType timestamp -> time();
          case DateType date -> LocalDate.of(2026, 1, 1 + random.nextInt(28));
          case ReferenceType<?> reference -> Id.of(uuid());
          case UuidType uuid -> uuid();
          case JsonType json -> Json.ofText(json.list() ? array(2) : object(2));
          case PasswordType password -> Password.ofHash("x");
        };
    return (T) value;
  }

  private static String shortened(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max));
  }

  Instant time() {
    return NOW.minusSeconds(random.nextInt(5) * 86_400L).plusNanos(random.nextInt(2) * 1_000L);
  }

  private UUID uuid() {
    return new UUID(0, random.nextInt(5));
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(chance(0.7) ? word() : text());
    }
    return texts.stream().distinct().toList();
  }

  String key() {
    return one(List.of("a", "b", "sla", "a.b", "ключ", "\"", "*", "AND", "0", "last"));
  }

  /** A JSON object with all that can be in one. */
  String object(int depth) {
    StringBuilder out = new StringBuilder("{");
    List<String> keys = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      keys.add(key());
    }
    for (String key : keys.stream().distinct().toList()) {
      out.append(out.length() == 1 ? "" : ",").append(quoted(key)).append(':').append(json(depth));
    }
    return out.append('}').toString();
  }

  private String json(int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 7);
    return switch (kind) {
      case 0 -> "null";
      case 1 -> chance(0.5) ? "true" : "false";
      case 2, 3 -> number();
      case 4 -> "\"\"";
      case 5, 6 -> quoted(word());
      case 7 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private String array(int depth) {
    StringBuilder out = new StringBuilder("[");
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(out.length() == 1 ? "" : ",").append(json(depth));
    }
    return out.append(']').toString();
  }

  String number() {
    return one(
        List.of(
            "0",
            "1",
            "1.0",
            "-1",
            "99.5",
            "99.95",
            "1e3",
            "1000",
            "0.1",
            "12345678901234567890.12345678901234567890"));
  }

  private static String quoted(String text) {
    return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.textNode(text).toString();
  }
}
