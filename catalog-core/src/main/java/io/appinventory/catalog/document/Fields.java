package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a JSON object under their canonical names: {@code slackChannel} is slack_channel.
 */
final class Fields {
  private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][a-z0-9]*([A-Z][a-z0-9]*)+");
  private static final Pattern HUMP = Pattern.compile("([A-Z])");

  private Fields() {}

  /**
   * One field.
   *
   * @param name the canonical name
   * @param spelling the name as it is written
   * @param path where it stands, as it is written
   * @param value its value
   */
  record Field(String name, String spelling, String path, JsonNode value) {}

  /**
   * The fields of {@code object}, in their order; one that is given in two spellings is a problem.
   *
   * @param path where the object stands; empty for the document
   */
  static List<Field> of(String path, JsonNode object, Problems problems) {
    List<Field> fields = new ArrayList<>();
    Map<String, String> spellings = new HashMap<>();
    object
        .properties()
        .forEach(
            entry -> {
              String spelling = entry.getKey();
              String name = canonical(spelling);
              String at = path.isEmpty() ? spelling : path + "." + ValueType.shortened(spelling);
              String other = spellings.putIfAbsent(name, spelling);
              if (other == null) {
                fields.add(new Field(name, spelling, at, entry.getValue()));
              } else {
                problems.add(at, "duplicate", "is given twice, also as " + other);
              }
            });
    return fields;
  }

  /** The canonical form of a name that may be in camelCase. */
  static String canonical(String name) {
    return CAMEL_CASE.matcher(name).matches()
        ? HUMP.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT)
        : name;
  }
}
