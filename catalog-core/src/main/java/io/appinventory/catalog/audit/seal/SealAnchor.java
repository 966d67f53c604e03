package io.appinventory.catalog.audit.seal;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seal as it was noted outside of the database: in a log, on paper. Who may write everything in
 * the database could make a whole chain anew; only an anchor shows that.
 *
 * @param number the number of the seal
 * @param hash its hash, 64 hexadecimal digits in lower case
 */
public record SealAnchor(long number, String hash) {
  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,17}):([0-9a-fA-F]{64})");

  /**
   * Reads {@code NUMBER:HASH}, as {@link #toString} writes it.
   *
   * @throws IllegalArgumentException when it has another form
   */
  public static SealAnchor parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an anchor is NUMBER:HASH with 64 hexadecimal digits, not '" + text + "'");
    }
    return new SealAnchor(
        Long.parseLong(matcher.group(1)), matcher.group(2).toLowerCase(Locale.ROOT));
  }

  /** The anchor of a seal. */
  public static SealAnchor of(Seal seal) {
    return new SealAnchor(seal.number(), seal.hash());
  }

  @Override
  public String toString() {
    return number + ":" + hash;
  }
}
