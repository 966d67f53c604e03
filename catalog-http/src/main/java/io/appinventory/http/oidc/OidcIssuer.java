package io.appinventory.http.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.appinventory.catalog.error.NotAuthenticatedException;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An issuer, as it describes itself. It is asked when somebody first signs in, so that the server
 * starts without it. Safe for use by many threads.
 */
final class OidcIssuer {
  private static final Logger LOG = LoggerFactory.getLogger(OidcIssuer.class);
  private static final int CONNECT_MILLISECONDS = 2_000;
  private static final int READ_MILLISECONDS = 5_000;
  private static final int MOST_BYTES = 200_000;

  /** Never {@code none}, and no algorithm by which a public key could be taken for a secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

  private final OidcSettings settings;
  private final ClientID client;
  private volatile @Nullable Described described;

  OidcIssuer(OidcSettings settings) {
    this.settings = settings;
    this.client = new ClientID(settings.clientId());
  }

  /** What the issuer says of itself, and how its tokens are checked. */
  private record Described(OIDCProviderMetadata metadata, IDTokenValidator validator) {}

  /** Where the browser is sent. */
  URI authorization(OidcAttempt attempt) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE, new Scope("openid", "email", "profile"), client, settings.redirect())
        .endpointURI(described().metadata().getAuthorizationEndpointURI())
        .state(attempt.state())
        .nonce(attempt.nonce())
        .codeChallenge(attempt.verifier(), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  /**
   * Exchanges a code for whom the issuer vouches for.
   *
   * @throws NotAuthenticatedException when the issuer refuses, or its token is not right
   */
  OidcIdentity exchange(String code, OidcAttempt attempt) {
    Described issuer = described();
    try {
      TokenResponse answer = OIDCTokenResponseParser.parse(request(issuer, code, attempt).send());
      if (!(answer instanceof OIDCTokenResponse tokens)) {
        throw refused("the issuer refused the code", null);
      }
      return identity(
          issuer.validator().validate(tokens.getOIDCTokens().getIDToken(), attempt.nonce()));
    } catch (GeneralException | BadJOSEException | JOSEException | IOException e) {
      throw refused("the issuer's token is not right", e);
    }
  }

  private HTTPRequest request(Described issuer, String code, OidcAttempt attempt) {
    HTTPRequest request =
        new TokenRequest.Builder(
                issuer.metadata().getTokenEndpointURI(),
                new ClientSecretBasic(client, new Secret(settings.clientSecret())),
                new AuthorizationCodeGrant(
                    new AuthorizationCode(code), settings.redirect(), attempt.verifier()))
            .build()
            .toHTTPRequest();
    request.setConnectTimeout(CONNECT_MILLISECONDS);
    request.setReadTimeout(READ_MILLISECONDS);
    request.setFollowRedirects(false);
    return request;
  }

  private static OidcIdentity identity(IDTokenClaimsSet claims) {
    boolean verified = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
    return new OidcIdentity(
        claims.getSubject().getValue(),
        Optional.ofNullable(claims.getStringClaim("email")).filter(email -> verified),
        Optional.ofNullable(claims.getStringClaim("name")));
  }

  private Described described() {
    Described known = described;
    if (known == null) {
      known = describe();
      described = known;
    }
    return known;
  }

  private Described describe() {
    try {
      Issuer issuer = new Issuer(settings.issuer());
      OIDCProviderMetadata metadata =
          OIDCProviderMetadata.resolve(issuer, CONNECT_MILLISECONDS, READ_MILLISECONDS);
      var retriever =
          new DefaultResourceRetriever(CONNECT_MILLISECONDS, READ_MILLISECONDS, MOST_BYTES);
      var keys =
          JWKSourceBuilder.<SecurityContext>create(metadata.getJWKSetURI().toURL(), retriever)
              .build();
      var selector = new JWSVerificationKeySelector<SecurityContext>(ALGORITHMS, keys);
      return new Described(metadata, new IDTokenValidator(issuer, client, selector, null));
    } catch (GeneralException | IOException e) {
      throw refused("the issuer does not describe itself", e);
    }
  }

  /** The cause is for the log; the caller may be anybody. */
  private NotAuthenticatedException refused(String why, @Nullable Exception cause) {
    LOG.warn("single sign-on at {} failed: {}", settings.issuer(), why, cause);
    return new NotAuthenticatedException("The issuer does not vouch for you.");
  }
}
