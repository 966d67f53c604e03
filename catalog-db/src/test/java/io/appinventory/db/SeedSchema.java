package io.appinventory.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The data model as it was specified, table by table, to hold the schema against. */
final class SeedSchema {
  /** What {@code ENTITY} stands for: the end of every entity. */
  private static final String ENTITY =
      """
      +row_version bigint = 1
        created_at timestamptz = now()
        updated_at timestamptz = now()
        created_by uuid ?
        updated_by uuid ?
        deleted_at timestamptz ?\
      """;

  /**
   * Unique within a tenant, tenants themselves excepted; {@code live} among rows that are not
   * deleted.
   */
  static final List<String> UNIQUE =
      List.of(
          "tenants(name)",
          "tenants(slug)",
          "users(email) live",
          "teams(name) live",
          "people(email) live",
          "products(name) live",
          "services(name) live",
          "components(name) live",
          "resources(name) live",
          "repositories(name) live",
          "scorecards(name) live",
          "entity_assignments(entity_type, entity_id, person_id, role)",
          "product_services(product_id, service_id)",
          "service_components(service_id, component_id)",
          "service_resources(service_id, resource_id)",
          "service_dependencies(service_id, depends_on_service_id)",
          "component_dependencies(component_id, depends_on_component_id)",
          "component_service_dependencies(component_id, depends_on_service_id)",
          "service_repositories(service_id, repository_id)",
          "component_repositories(component_id, repository_id)",
          "incident_affected_entities(incident_id, entity_type, entity_id)");

  /** Indexed within a tenant: these columns are the first after the tenant in some index. */
  static final List<String> INDEXED =
      List.of(
          "people(team_id)",
          "products(team_id)",
          "products(status)",
          "services(type)",
          "services(team_id)",
          "services(status)",
          "services(operational_status)",
          "components(type)",
          "components(team_id)",
          "components(status)",
          "components(operational_status)",
          "resources(type)",
          "resources(team_id)",
          "resources(operational_status)",
          "resources(environment)",
          "repositories(provider)",
          "repositories(team_id)",
          "incidents(severity)",
          "incidents(status)",
          "incidents(impact_type)",
          "incident_timeline_entries(incident_id)",
          "incident_timeline_entries(timestamp)",
          "scorecard_criteria(scorecard_id)",
          "audit_logs(user_id)",
          "audit_logs(action)",
          "audit_logs(entity_type, entity_id)",
          "audit_logs(timestamp)",
          "entity_assignments(entity_type, entity_id)",
          "entity_assignments(person_id)");

  /** Documents indexed by what is in them. */
  static final List<String> GIN =
      List.of(
          "products(tags)",
          "services(attributes)",
          "components(attributes)",
          "resources(attributes)",
          "scorecards(entity_types)");

  /** References and what a delete does to the rows that refer. */
  static final List<String> REFERENCES =
      List.of(
          "users(person_id) -> people",
          "people(team_id) -> teams",
          "products(team_id) -> teams",
          "services(team_id) -> teams",
          "components(team_id) -> teams",
          "resources(team_id) -> teams",
          "repositories(team_id) -> teams",
          "incident_timeline_entries(incident_id) -> incidents",
          "scorecard_criteria(scorecard_id) -> scorecards cascade",
          "entity_assignments(person_id) -> people cascade",
          "product_services(product_id) -> products cascade",
          "product_services(service_id) -> services cascade",
          "service_components(service_id) -> services cascade",
          "service_components(component_id) -> components cascade",
          "service_resources(service_id) -> services cascade",
          "service_resources(resource_id) -> resources cascade",
          "service_dependencies(service_id) -> services cascade",
          "service_dependencies(depends_on_service_id) -> services cascade",
          "component_dependencies(component_id) -> components cascade",
          "component_dependencies(depends_on_component_id) -> components cascade",
          "component_service_dependencies(component_id) -> components cascade",
          "component_service_dependencies(depends_on_service_id) -> services cascade",
          "service_repositories(service_id) -> services cascade",
          "service_repositories(repository_id) -> repositories cascade",
          "component_repositories(component_id) -> components cascade",
          "component_repositories(repository_id) -> repositories cascade",
          "incident_affected_entities(incident_id) -> incidents cascade",
          "incidents(deployment_id) -> deployments");

  /** The closed vocabularies. */
  static final List<String> VOCABULARIES =
      List.of(
          "users.role: admin, editor, viewer, incident_commander",
          "users.auth_provider: local, okta, saml, oidc",
          "products.status: active, planned, maintenance, deprecated",
          "services.type: api, web_application, database, message_queue, cache, infrastructure",
          "services.status: active, planned, maintenance, deprecated",
          "services.operational_status: operational, degraded, outage",
          "components.type: library, microservice, sdk, agent, ui_component",
          "components.status: active, planned, maintenance, deprecated",
          "components.operational_status: operational, degraded, outage",
          "resources.type: ec2, virtual_machine, logic_app, storage_account, container_instance,"
              + " kubernetes, function_app, load_balancer, api_gateway, cdn",
          "resources.operational_status: operational, degraded, outage",
          "resources.environment: production, staging, development, dr",
          "repositories.provider: github, gitlab, azure_devops, bitbucket",
          "incidents.severity: critical, major, minor",
          "incidents.status: investigating, identified, monitoring, resolved",
          "incidents.impact_type: outage, degraded",
          "incident_timeline_entries.status: investigating, identified, monitoring, resolved",
          "incident_affected_entities.entity_type: services, components, resources",
          "entity_assignments.entity_type: products, services, components, resources,"
              + " repositories");

  private SeedSchema() {}

  /** A table's name and its columns, written as in the file and without the marks. */
  record SeedTable(String name, List<String> columns) {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * {@code seed-schema.txt}: one block per table, its name, then a column per line. {@code ?} may
   * be null, {@code =} has a default, {@code +} is ours beyond the specification: the tenant on
   * every table, the version and actors of every entity, tags on more than products, what
   * scorecards say of levels and applicability. Documents that the specification gives a default
   * are never null.
   */
  static Stream<SeedTable> tables() {
    return tables("seed-schema.txt");
  }

  /** A file written so. */
  static Stream<SeedTable> tables(String name) {
    return Arrays.stream(file(name).replace("ENTITY", ENTITY).split("\n\n")).map(SeedSchema::table);
  }

  private static String file(String name) {
    try (var file = SeedSchema.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SeedTable table(String block) {
    List<String> lines = block.lines().map(line -> line.strip().replace("+", "")).toList();
    return new SeedTable(lines.getFirst(), lines.subList(1, lines.size()));
  }
}
