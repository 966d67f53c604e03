package io.appinventory.http;

import io.appinventory.catalog.Catalog;
import io.appinventory.http.account.SecondFactorRoutes;
import io.appinventory.http.account.SessionRoutes;
import io.appinventory.http.account.TenantRoutes;
import io.appinventory.http.audit.AuditRoutes;
import io.appinventory.http.backstage.BackstageRoutes;
import io.appinventory.http.collection.CollectionRoutes;
import io.appinventory.http.delivery.BuildRoutes;
import io.appinventory.http.delivery.DoraRoutes;
import io.appinventory.http.delivery.OutputRoutes;
import io.appinventory.http.delivery.ProjectRoutes;
import io.appinventory.http.evidence.EvidenceRoutes;
import io.appinventory.http.evidence.RunRoutes;
import io.appinventory.http.exchange.JsonOutput;
import io.appinventory.http.grant.GrantRoutes;
import io.appinventory.http.graph.GraphRoutes;
import io.appinventory.http.graph.ImpactRoutes;
import io.appinventory.http.imports.ImportRoutes;
import io.appinventory.http.incident.IncidentRoutes;
import io.appinventory.http.oidc.OidcRoutes;
import io.appinventory.http.openapi.DocsRoutes;
import io.appinventory.http.openapi.OpenApi;
import io.appinventory.http.operations.HealthRoutes;
import io.appinventory.http.operations.HttpMetrics;
import io.appinventory.http.operations.Readiness;
import io.appinventory.http.route.Route;
import io.appinventory.http.scorecard.EvaluationRoutes;
import io.appinventory.http.scorecard.ScorecardRoutes;
import io.appinventory.http.search.SearchRoutes;
import java.util.ArrayList;
import java.util.List;

/** The list of everything that is served. */
final class CatalogRoutes {
  private CatalogRoutes() {}

  /** All routes. */
  static List<Route> all(
      Catalog catalog, HttpSettings settings, Readiness readiness, HttpMetrics metrics) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new HealthRoutes(readiness).routes());
    routes.add(metrics.route());
    routes.addAll(new SessionRoutes(catalog).routes());
    routes.addAll(new OidcRoutes(catalog, settings.singleSignOn()).routes());
    routes.addAll(new SecondFactorRoutes(catalog).routes());
    routes.addAll(new TenantRoutes(catalog.administration()).routes());
    routes.addAll(new AuditRoutes(catalog).routes());
    routes.addAll(new IncidentRoutes(catalog).routes());
    routes.addAll(new ImpactRoutes(catalog).routes());
    routes.addAll(GraphRoutes.of(catalog));
    routes.addAll(new ScorecardRoutes(catalog).routes());
    routes.addAll(new EvaluationRoutes(catalog).routes());
    routes.addAll(new SearchRoutes(catalog).routes());
    routes.addAll(new ImportRoutes(catalog, settings.archives()).routes());
    routes.addAll(new EvidenceRoutes(catalog).routes());
    routes.addAll(new RunRoutes(catalog).routes());
    routes.addAll(new DoraRoutes(catalog).routes());
    routes.addAll(new ProjectRoutes(catalog).routes());
    routes.addAll(new BuildRoutes(catalog).routes());
    routes.addAll(new OutputRoutes(catalog).routes());
    routes.addAll(new GrantRoutes(catalog).routes());
    routes.addAll(CollectionRoutes.of(catalog));
    routes.addAll(new BackstageRoutes(catalog).routes());
    Document document = new Document();
    routes.addAll(new DocsRoutes(document::bytes).routes());
    document.describe(catalog, routes);
    return List.copyOf(routes);
  }

  /** The OpenAPI document, which describes the route that serves it too. */
  private static final class Document {
    private byte[] bytes = {};

    void describe(Catalog catalog, List<Route> routes) {
      var node = new OpenApi(catalog.model(), routes).document();
      bytes = JsonOutput.bytes(out -> out.writeRaw(node.toString()));
    }

    byte[] bytes() {
      return bytes;
    }
  }
}
