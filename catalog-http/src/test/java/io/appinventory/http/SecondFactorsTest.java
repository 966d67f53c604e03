package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningServerExtension.class)
class SecondFactorsTest {
  private static final String FACTOR = "/api/v1/auth/second-factor";
  private static final String LOGIN = "/api/v1/auth/login";

  private final RunningServer server;

  SecondFactorsTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void isAddedAskedForAndReset() throws Exception {
    Answer user =
        server
            .admin()
            .post(
                "/api/v1/users",
                """
                {"email": "otp@acme.example", "display_name": "Otp", "role": "viewer",
                 "password": "correct horse battery"}\
                """);
    Client otp = server.nobody().as(logIn("").data().path("access_token").asText());
    Answer begun = otp.post(FACTOR);
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    assertThat(begun.data().path("address").asText())
        .startsWith("otpauth://totp/AppInventory:otp%40acme.example?secret=");
    byte[] secret = base32(begun.data().path("secret").asText());

    Answer wrong = otp.post(FACTOR + "/confirm", "{\"code\": \"abcdef\"}");
    assertThat(wrong.status()).isEqualTo(422);
    Answer confirmed = otp.post(FACTOR + "/confirm", "{\"code\": \"" + code(secret) + "\"}");
    assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
    String recovery = confirmed.data().path("recovery_codes").path(0).asText();

    Answer asked = logIn("");
    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.json().path("errors").findValuesAsText("field")).containsExactly("code");
    assertThat(logIn(", \"code\": \"" + code(secret) + "\"").status()).isEqualTo(401);
    assertThat(logIn(", \"code\": \"" + recovery + "\"").status()).isEqualTo(200);

    String reset = "/api/v1/users/" + user.id() + "/second-factor";
    assertThat(server.user(UserRole.EDITOR).delete(reset).status()).isEqualTo(403);
    assertThat(server.stranger().delete(reset).status()).isEqualTo(404);
    assertThat(server.admin().delete(reset).status()).isEqualTo(204);
    assertThat(logIn("").status()).isEqualTo(200);
  }

  private Answer logIn(String code) {
    return server
        .nobody()
        .post(
            LOGIN,
            "{\"tenant\": \"acme\", \"email\": \"otp@acme.example\","
                + " \"password\": \"correct horse battery\""
                + code
                + "}");
  }

  private static String code(byte[] secret) throws Exception {
    return new TimeBasedOneTimePasswordGenerator()
        .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), Instant.now());
  }

  /** 32 letters of 5 bits are 20 bytes. */
  private static byte[] base32(String text) {
    BigInteger value = BigInteger.ZERO;
    for (char c : text.toCharArray()) {
      value =
          value.shiftLeft(5).add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)));
    }
    byte[] bytes = value.toByteArray();
    byte[] secret = new byte[20];
    int length = Math.min(20, bytes.length);
    System.arraycopy(bytes, bytes.length - length, secret, 20 - length, length);
    return Arrays.copyOf(secret, 20);
  }
}
