package io.appinventory.catalog.model;

import java.util.regex.Pattern;

/** What some texts have to look like. */
public enum TextFormat {
  /** A telephone number. */
  PHONE_NUMBER("\\+?[0-9]{7,15}", "7 to 15 digits, a plus before them or not", "+4912345678"),
  /** An e-mail address. */
  E_MAIL_ADDRESS("[^@\\s]+@[^@\\s]+", "an e-mail address", "ana@example.com"),
  /** The name of a language, as in RFC 5646. */
  LANGUAGE("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "a language such as en or de-AT", "de-AT"),
  /** The name of a time zone, as in the database of IANA. */
  TIME_ZONE("[A-Za-z0-9_+/-]+", "a time zone such as Europe/Vienna", "Europe/Vienna"),
  /** An address on the web. */
  WEB_ADDRESS("https?://\\S+", "an address that begins with https://", "https://example.com/a.png"),
  /** An address of a machine, in version 4 or 6. */
  IP_ADDRESS("[0-9A-Fa-f:.]{2,45}", "an IP address", "192.0.2.7");

  private final Pattern pattern;
  private final String expected;
  private final String example;

  TextFormat(String pattern, String expected, String example) {
    this.pattern = Pattern.compile(pattern);
    this.expected = expected;
    this.example = example;
  }

  /** What the whole text has to match. */
  public Pattern pattern() {
    return pattern;
  }

  /** The same in words. */
  public String expected() {
    return expected;
  }

  /** A text that does. */
  public String example() {
    return example;
  }
}
