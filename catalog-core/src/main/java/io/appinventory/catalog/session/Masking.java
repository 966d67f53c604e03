package io.appinventory.catalog.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.Shape;
import java.util.function.Predicate;

/**
 * How somebody sees the sensitive values of properties: as they are, or as a mask that tells one
 * from another just so far that people can talk about them. {@link Permissions} says who sees what.
 */
public final class Masking {
  /** Stands for what is not told. */
  public static final String MARK = "***";

  private static final int DIGITS_OF_A_NUMBER = 5;

  private final Predicate<Sensitivity> seen;

  private Masking(Predicate<Sensitivity> seen) {
    this.seen = seen;
  }

  /** Of entities that are shown to a role. */
  public static Masking ofAnswers(UserRole role) {
    return new Masking(sensitivity -> Permissions.maySee(role, sensitivity));
  }

  /** Of what a role takes out of the catalog, and of what the catalog remembers for it. */
  public static Masking ofRecords(UserRole role) {
    return new Masking(sensitivity -> Permissions.mayTakeAway(role, sensitivity));
  }

  /** Whether the values of the property are masked. */
  public boolean hides(Property<?, ?> property) {
    return !seen.test(property.sensitivity());
  }

  /** The value of a property as it is seen: JSON's null for a masked number. */
  public JsonNode seen(Property<?, ?> property, JsonNode value) {
    return hides(property) ? masked(value) : value;
  }

  /**
   * The mask of a value: of an e-mail address its first letter and domain, of a telephone number
   * its last two digits, of other texts nothing, each with {@value #MARK}; of all else JSON's null.
   */
  public static JsonNode masked(JsonNode value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value.isTextual()) {
      return nodes.textNode(masked(value.textValue()));
    }
    if (value.isArray()) {
      ArrayNode all = nodes.arrayNode();
      value.forEach(each -> all.add(masked(each)));
      return all;
    }
    return nodes.nullNode();
  }

  private static String masked(String text) {
    int domain = text.lastIndexOf('@');
    if (domain > 0) {
      return text.substring(0, text.offsetByCodePoints(0, 1)) + MARK + text.substring(domain);
    }
    String digits = text.replaceAll("\\D", "");
    boolean number = digits.length() >= DIGITS_OF_A_NUMBER && text.matches("[-+0-9 ()/.]+");
    return number ? MARK + digits.substring(digits.length() - 2) : MARK;
  }

  /** Refuses somebody who may not see a property: asking would tell. */
  public static void requireSeen(Principal principal, Shape<?> shape, Property<?, ?> property) {
    if (!Permissions.maySee(principal.role(), property.sensitivity())) {
      throw new NotAllowedException(
          "The role "
              + principal.role().code()
              + " may not see "
              + property.name()
              + " of "
              + shape.name()
              + ", and may neither ask about it nor write it.");
    }
  }
}
