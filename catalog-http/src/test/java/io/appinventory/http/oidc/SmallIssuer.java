package io.appinventory.http.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An OpenID Connect issuer with one client, whose next user is chosen by the test. It checks what
 * an issuer has to check: the client's secret, the redirect address, and PKCE by S256.
 */
final class SmallIssuer implements AutoCloseable {
  static final String CLIENT = "appinventory";
  static final String SECRET = "s3cret";
  static final URI REDIRECT = URI.create("http://localhost:1/api/v1/auth/oidc/acme/callback");

  private final HttpServer server;
  private volatile RSAKey key;
  private volatile RSAKey otherKey;
  private final Map<String, Map<String, String>> begun = new ConcurrentHashMap<>();
  private volatile Map<String, Object> user = Map.of("sub", "nobody");
  private volatile UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  private volatile Signature signature = Signature.GOOD;

  /** How the next token is signed. */
  enum Signature {
    GOOD,
    BY_ANOTHER_KEY,
    NONE
  }

  SmallIssuer() throws IOException, JOSEException {
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    otherKey = new RSAKeyGenerator(2048).keyID("k1").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration", exchange -> answer(exchange, 200, metadata()));
    server.createContext(
        "/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  /** Signs by a new key from now on; the other key is now the one before. */
  void rotate() throws JOSEException {
    otherKey = key;
    key = new RSAKeyGenerator(2048).keyID("k2").generate();
  }

  URI address() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  void nextUser(Map<String, Object> claimsOfUser) {
    user = claimsOfUser;
  }

  void nextToken(Signature how, UnaryOperator<JWTClaimsSet.Builder> change) {
    signature = how;
    claims = change;
  }

  /** What the browser of a user does at the issuer: gives what is asked, gets a code. */
  String authorize(URI asked) {
    Map<String, String> query = decode(asked.getRawQuery());
    require(query, "response_type", "code");
    require(query, "client_id", CLIENT);
    require(query, "redirect_uri", REDIRECT.toString());
    require(query, "code_challenge_method", "S256");
    String code = UUID.randomUUID().toString();
    begun.put(code, query);
    return code;
  }

  private static void require(Map<String, String> query, String name, String value) {
    if (!value.equals(query.get(name))) {
      throw new AssertionError(name + " is " + query.get(name) + ", expected " + value);
    }
  }

  private String metadata() {
    return """
    {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
     "jwks_uri": "%1$s/jwks", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}\
    """
        .formatted(address());
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        decode(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> asked = begun.remove(form.getOrDefault("code", ""));
    String basic =
        Base64.getEncoder()
            .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.US_ASCII));
    boolean good =
        asked != null
            && ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && REDIRECT.toString().equals(form.get("redirect_uri"))
            && challenge(form.getOrDefault("code_verifier", ""))
                .equals(asked.get("code_challenge"));
    if (!good) {
      answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
      return;
    }
    answer(
        exchange,
        200,
        "{\"access_token\": \"x\", \"token_type\": \"Bearer\", \"id_token\": \"%s\"}"
            .formatted(idToken(asked.getOrDefault("nonce", ""))));
  }

  private String idToken(String nonce) {
    Instant now = Instant.now();
    JWTClaimsSet.Builder set =
        new JWTClaimsSet.Builder()
            .issuer(address().toString())
            .audience(CLIENT)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(300)))
            .claim("nonce", nonce);
    user.forEach(set::claim);
    try {
      return sign(claims.apply(set).build()).serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private JWT sign(JWTClaimsSet set) throws JOSEException {
    if (signature == Signature.NONE) {
      return new PlainJWT(set);
    }
    RSAKey by = signature == Signature.GOOD ? key : otherKey;
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(), set);
    token.sign(new RSASSASigner(by));
    return token;
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> decode(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (one, other) -> other,
                HashMap::new));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
