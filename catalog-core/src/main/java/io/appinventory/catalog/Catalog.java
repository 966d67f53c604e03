package io.appinventory.catalog;

import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.access.Refusals;
import io.appinventory.catalog.access.SignIn;
import io.appinventory.catalog.access.rule.AccessRules;
import io.appinventory.catalog.delivery.DeliveryDomain;
import io.appinventory.catalog.domain.CoreDomain;
import io.appinventory.catalog.domain.StorageLimit;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.definition.ScorecardDomain;
import io.appinventory.catalog.search.SearchIndex;
import io.appinventory.catalog.session.ApplicationRole;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.TenantDatabase;
import io.appinventory.catalog.store.CountKeeper;
import io.appinventory.catalog.store.Domain;
import io.appinventory.catalog.store.RuleBook;
import io.appinventory.catalog.store.Rules;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of one installation. There is no way to its entities but through a {@link Principal},
 * who belongs to one tenant. Safe for use by many threads; open one and keep it.
 */
public final class Catalog {
  private final TenantDatabase database;
  private final RuleBook rules;
  private final SignIn signIn;
  private final Refusals refusals;
  private final DefinitionCache scorecards = new DefinitionCache();

  private Catalog(TenantDatabase database, RuleBook rules) {
    this.database = database;
    this.rules = rules;
    this.signIn = new SignIn(database);
    this.refusals = new Refusals(database);
  }

  /** What every catalog describes. */
  public static List<Domain> standardDomains() {
    return List.of(
        CoreDomain.domain(),
        DeliveryDomain.domain(),
        ScorecardDomain.domain(),
        AccessRules.domain());
  }

  /**
   * Opens a catalog over a database that is migrated.
   *
   * @param dataSource a pool whose login may take the role {@code catalog_app}; the catalog does
   *     not close it
   * @throws IllegalStateException when the role is missing or could bypass row-level security
   */
  public static Catalog open(DataSource dataSource) {
    return open(dataSource, CatalogOptions.standard());
  }

  /** Opens a catalog with options. */
  public static Catalog open(DataSource dataSource, CatalogOptions options) {
    ApplicationRole.requireSafe(dataSource);
    List<EntityType<?>> types =
        options.domains().stream()
            .<EntityType<?>>flatMap(domain -> domain.types().stream())
            .toList();
    List<Rules<?>> rules =
        options.domains().stream().<Rules<?>>flatMap(domain -> domain.rules().stream()).toList();
    TenantDatabase database =
        new TenantDatabase(
            dataSource,
            new CatalogModel(types),
            options.clock(),
            options.telemetry(),
            options.statementTimeout());
    return new Catalog(
        database,
        new RuleBook(rules, List.of(new CountKeeper(), new SearchIndex(), new StorageLimit())));
  }

  /** Signing in and bearer tokens. */
  public SignIn signIn() {
    return signIn;
  }

  /** To be told of what users tried and may not do; whoever asks for them tells. */
  public Refusals refusals() {
    return refusals;
  }

  /** The administration of tenants; for the operator of the installation only. */
  public Administration administration() {
    return new Administration(database, database::newId);
  }

  /** The map of the catalog. */
  public CatalogModel model() {
    return database.model();
  }

  /** Reads. Each statement is one round trip and sees the catalog as it is at that moment. */
  public <T extends @Nullable Object> T read(Principal principal, Function<Reader, T> body) {
    return database.read(principal, scope -> body.apply(new Reader(scope, rules, scorecards)));
  }

  /**
   * Runs one transaction and commits it. After a deadlock the body runs again, so what it does
   * outside of the catalog must bear that.
   *
   * @throws io.appinventory.catalog.error.CatalogException when the catalog refuses; nothing is
   *     written then
   * @throws io.appinventory.catalog.error.OutcomeUnknownException when the connection broke while
   *     committing
   */
  public <T extends @Nullable Object> T in(Principal principal, Function<Transaction, T> body) {
    return database.write(
        principal,
        scope -> {
          Transaction transaction = new Transaction(scope, rules, scorecards);
          T result = body.apply(transaction);
          transaction.end();
          return result;
        });
  }
}
