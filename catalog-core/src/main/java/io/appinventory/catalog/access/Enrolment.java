package io.appinventory.catalog.access;

/**
 * A second factor in the making: what the user's device has to know. It is shown only now.
 *
 * @param secret the secret in base 32, for typing in
 * @param address the same as an {@code otpauth:} address, for a QR code
 */
public record Enrolment(String secret, String address) {
  /** Does not show the secret. */
  @Override
  public String toString() {
    return "Enrolment";
  }
}
