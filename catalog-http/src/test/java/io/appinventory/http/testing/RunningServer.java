package io.appinventory.http.testing;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.http.CatalogServer;
import io.appinventory.http.HttpSettings;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server on a free port over a database of its own, with two tenants, {@code acme} and {@code
 * globex}, whose users sign in by API tokens (a password takes a third of a second).
 */
public final class RunningServer implements AutoCloseable {
  /** The token of the installation. */
  public static final String INSTALLATION_TOKEN = "installation-token-for-tests";

  /** The one that it takes the place of, and that is still taken. */
  public static final String EARLIER_TOKEN = "installation-token-of-last-year";

  private final Catalog catalog;
  private final CatalogServer server;
  private final Principal acme;
  private final Principal globex;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  private RunningServer(Catalog catalog, HttpSettings settings, Principal acme, Principal globex) {
    this.catalog = catalog;
    this.acme = acme;
    this.globex = globex;
    HttpSettings known = settings.withInstallationToken(INSTALLATION_TOKEN + "," + EARLIER_TOKEN);
    this.server = CatalogServer.create(catalog, known).start();
  }

  private static Principal tenant(Catalog catalog, String slug) {
    return Principal.system(catalog.administration().create(slug, slug).id());
  }

  /** One with the usual settings. */
  public static RunningServer on(TestDatabase database) {
    return on(database, CatalogOptions.standard());
  }

  /** One whose catalog has more types, or another clock. */
  public static RunningServer on(TestDatabase database, CatalogOptions options) {
    return on(Catalog.open(database.dataSource(), options), HttpSettings.onPort(0));
  }

  /** One with settings of its own. */
  public static RunningServer on(Catalog catalog, HttpSettings settings) {
    return new RunningServer(catalog, settings, tenant(catalog, "acme"), tenant(catalog, "globex"));
  }

  /** A further one over the database of another. */
  public static RunningServer joining(Catalog catalog, HttpSettings settings, RunningServer other) {
    RunningServer joined = new RunningServer(catalog, settings, other.acme, other.globex);
    joined.tokens.putAll(other.tokens);
    return joined;
  }

  /** The catalog behind it. */
  public Catalog catalog() {
    return catalog;
  }

  /** The server itself. */
  public CatalogServer server() {
    return server;
  }

  /** The tenant {@code acme}, with every right. */
  public Principal acme() {
    return acme;
  }

  /** Somebody unknown. */
  public Client nobody() {
    return Client.of(server.port());
  }

  /** Whoever runs the installation. */
  public Client operator() {
    return nobody().as(INSTALLATION_TOKEN);
  }

  /** An administrator of {@code acme}. */
  public Client admin() {
    return user(UserRole.ADMIN);
  }

  /** A user of {@code acme}. */
  public Client user(UserRole role) {
    return nobody().as(token(acme, role));
  }

  /** An administrator of the other tenant. */
  public Client stranger() {
    return nobody().as(token(globex, UserRole.ADMIN));
  }

  /** The token of an administrator of {@code acme}. */
  public String adminToken() {
    return token(acme, UserRole.ADMIN);
  }

  private String token(Principal tenant, UserRole role) {
    return tokens.computeIfAbsent(
        tenant.tenantId() + role.code(),
        key ->
            catalog.in(
                tenant,
                tx -> {
                  User user =
                      tx.create(
                          Users.TYPE,
                          Changes.<User>none()
                              .set(Users.EMAIL, role.code() + "@example.org")
                              .set(Users.DISPLAY_NAME, "The " + role.code())
                              .set(Users.ROLE, role));
                  return new ApiTokens(tx.scope()).create(user.id(), "tests", null, null);
                }));
  }

  /** An id that nothing has. */
  public static String unknownId() {
    return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L).toString();
  }

  @Override
  public void close() {
    server.stop();
  }
}
