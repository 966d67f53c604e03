package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.PRODUCTS;
import static io.appinventory.db.schema.Tables.PRODUCT_SERVICES;
import static io.appinventory.db.schema.Tables.PROJECT_PRODUCTS;

import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.util.List;

/** The description of products. */
public final class Products {
  /** The name. */
  public static final Property<Product, String> NAME = Property.text(PRODUCTS.NAME, Product::name);

  /** What it is for. */
  public static final Property<Product, String> DESCRIPTION =
      Property.text(PRODUCTS.DESCRIPTION, Product::description);

  /** The owning team. */
  public static final Property<Product, Id<Team>> TEAM_ID =
      Property.reference(PRODUCTS.TEAM_ID, Product::teamId);

  /** Where it is in its life. */
  public static final Property<Product, EntityStatus> STATUS =
      Property.code(PRODUCTS.STATUS, EntityStatus.values(), Product::status)
          .defaultsTo(EntityStatus.ACTIVE);

  /** The current version. */
  public static final Property<Product, String> VERSION =
      Property.text(PRODUCTS.VERSION, Product::version);

  /** Labels. */
  public static final Property<Product, List<String>> TAGS =
      Property.tags(PRODUCTS.TAGS, Product::tags);

  /** The owning team. */
  public static final ToOne<Product, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The services it is made of. */
  public static final Link<Product, Service> SERVICES =
      Link.<Product, Service>of(
              "services",
              PRODUCT_SERVICES.PRODUCT_ID,
              PRODUCT_SERVICES.SERVICE_ID,
              () -> Services.TYPE)
          .writtenAs("service_ids")
          .meaning(Dependency.NEEDS);

  /** Who has which role for it. */
  public static final Parts<Product, Assignment> ASSIGNMENTS = Assignments.of("products");

  /** The projects that work for it. */
  public static final Link<Product, Project> PROJECTS =
      Link.<Product, Project>of(
          "projects",
          PROJECT_PRODUCTS.PRODUCT_ID,
          PROJECT_PRODUCTS.PROJECT_ID,
          () -> Projects.TYPE);

  /** The type. */
  public static final EntityType<Product> TYPE =
      EntityType.<Product>named("products", "product", PRODUCTS)
          .properties(NAME, DESCRIPTION, TEAM_ID, STATUS, VERSION, TAGS)
          .relations(TEAM, SERVICES, ASSIGNMENTS)
          .unshown(PROJECTS)
          .label(NAME)
          .summary(NAME, STATUS)
          .record(
              (header, row) ->
                  new Product(
                      header,
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.optional(TEAM_ID),
                      row.get(STATUS),
                      row.optional(VERSION),
                      row.get(TAGS)));

  private Products() {}
}
