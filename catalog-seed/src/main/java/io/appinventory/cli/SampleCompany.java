package io.appinventory.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.document.DocumentLoader;
import io.appinventory.catalog.document.DocumentParser;
import io.appinventory.catalog.document.LoadProgress;
import io.appinventory.catalog.document.LoadReport;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.generate.GeneratedTenant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The company that the demo shows: a tenant with the sample data and users who can sign in. */
final class SampleCompany {
  static final String SLUG = "acme";
  static final String PASSWORD = "acme-demo-2026";

  private static final String DOMAIN = "@acme.example";
  private static final String NAME = "Acme";
  private static final int DEPLOYMENTS = 3_000;
  private static final long SEED = 1;
  private static final String DOCUMENT = "/sample/acme.json";

  private static final Map<String, UserRole> USERS =
      Map.of(
          "admin", UserRole.ADMIN,
          "editor", UserRole.EDITOR,
          "viewer", UserRole.VIEWER,
          "commander", UserRole.INCIDENT_COMMANDER);

  private SampleCompany() {}

  /**
   * Gives the company, just founded, the software deliveries of the year before today.
   *
   * @param owner of the login that owns the schema
   */
  static void deliver(Catalog catalog, DataSource owner) {
    try {
      GeneratedTenant.deliver(
          owner, catalog.model(), tenant(catalog.administration()), DEPLOYMENTS, SEED);
      GeneratedTenant.settle(owner);
    } catch (SQLException e) {
      throw new CommandFailure("the deliveries could not be loaded: " + e.getMessage(), e);
    }
  }

  /**
   * Founds the company unless it is there; what was changed in it since stays.
   *
   * @return what was loaded; empty when it was there
   */
  static Optional<LoadReport> foundOnce(Catalog catalog, LoadProgress progress) {
    Principal system = Principal.system(tenant(catalog.administration()));
    if (catalog
        .read(system, reader -> reader.findByKey(Users.TYPE, "admin" + DOMAIN))
        .isPresent()) {
      return Optional.empty();
    }
    DocumentLoader loader = new DocumentLoader(document(), progress);
    // One hash for all four: a hash takes a while.
    Password password = Password.hash(PASSWORD, Password.COST);
    return Optional.of(
        catalog.in(
            system,
            transaction -> {
              LoadReport report = loader.load(transaction);
              USERS.forEach((name, role) -> create(transaction, name, role, password));
              return report;
            }));
  }

  private static UUID tenant(Administration tenants) {
    return tenants.bySlug(SLUG).orElseGet(() -> tenants.create(SLUG, NAME)).id();
  }

  private static void create(
      Transaction transaction, String name, UserRole role, Password password) {
    transaction.create(
        Users.TYPE,
        Changes.<User>none()
            .set(Users.EMAIL, name + DOMAIN)
            .set(Users.DISPLAY_NAME, "Demo " + name)
            .set(Users.ROLE, role)
            .set(Users.PASSWORD, password));
  }

  private static JsonNode document() {
    try (InputStream json = SampleCompany.class.getResourceAsStream(DOCUMENT)) {
      return DocumentParser.parse(Objects.requireNonNull(json, DOCUMENT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
