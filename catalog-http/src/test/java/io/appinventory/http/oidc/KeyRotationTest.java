package io.appinventory.http.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import io.appinventory.http.HttpSettings;
import io.appinventory.http.oidc.SmallIssuer.Signature;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.RunningServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The only keys that anything is signed by are the issuer's. */
@ExtendWith(TestDatabaseExtension.class)
class KeyRotationTest {
  private static final String SIGN_ON = "/api/v1/auth/oidc/acme";

  @Test
  void followsTheIssuerToItsNextKeyAndLeavesTheLast(TestDatabase database) throws Exception {
    try (SmallIssuer issuer = new SmallIssuer();
        RunningServer server =
            RunningServer.on(Catalog.open(database.dataSource()), settings(issuer))) {
      issuer.nextUser(Map.of("sub", "eve", "email", "eve@acme.example", "email_verified", true));
      assertThat(signOn(issuer, server).status()).isEqualTo(200);
      issuer.rotate();
      assertThat(signOn(issuer, server).status()).isEqualTo(200);
      issuer.nextToken(Signature.BY_ANOTHER_KEY, UnaryOperator.identity());
      assertThat(signOn(issuer, server).status()).isEqualTo(401);
    }
  }

  private static HttpSettings settings(SmallIssuer issuer) {
    return HttpSettings.onPort(0)
        .withSingleSignOn(
            List.of(
                new OidcSettings(
                    "acme",
                    issuer.address(),
                    SmallIssuer.CLIENT,
                    SmallIssuer.SECRET,
                    SmallIssuer.REDIRECT,
                    true)));
  }

  private static Answer signOn(SmallIssuer issuer, RunningServer server) {
    Answer begun = server.nobody().get(SIGN_ON);
    URI asked = URI.create(begun.header("Location"));
    String state = asked.getRawQuery().replaceAll(".*(^|&)state=([^&]*).*", "$2");
    return server
        .nobody()
        .with("Cookie", begun.header("Set-Cookie").split(";")[0])
        .get(SIGN_ON + "/callback?code=" + issuer.authorize(asked) + "&state=" + state);
  }
}
