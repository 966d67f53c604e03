package io.appinventory.http.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.access.Administration;
import io.appinventory.catalog.access.Tenant;
import io.appinventory.catalog.access.TenantChange;
import io.appinventory.catalog.access.TenantPlan;
import io.appinventory.catalog.access.TenantStatus;
import io.appinventory.catalog.access.TenantType;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.TextFormat;
import io.appinventory.catalog.model.TextType;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tenants of the installation, for its operator. */
public final class TenantRoutes {
  private static final String PATH = "/api/v1/tenants";
  private static final String TAG = "tenants";
  private static final TextType TEXT = new TextType(1, 255);
  private static final CodeType<TenantStatus> STATUS =
      new CodeType<>(List.of(TenantStatus.values()));
  private static final CodeType<TenantType> TYPE = new CodeType<>(List.of(TenantType.values()));
  private static final CodeType<TenantPlan> PLAN = new CodeType<>(List.of(TenantPlan.values()));
  private static final TextType EMAIL = new TextType(1, 255, TextFormat.E_MAIL_ADDRESS);
  private static final IntegerType MOST = new IntegerType(0, Integer.MAX_VALUE);

  private static final String[] PATCHED = {
    "name",
    "active",
    "status",
    "max_users",
    "max_projects",
    "max_storage_gb",
    "type",
    "plan",
    "billing_email"
  };

  private final Administration administration;

  /** Over an administration. */
  public TenantRoutes(Administration administration) {
    this.administration = administration;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(list(), create(), get(), patch());
  }

  private Route list() {
    return Route.of(HandlerType.GET, PATH, "listTenants", "Lists all tenants, by slug")
        .tag(TAG)
        .answer(Answer.json(200, "All tenants.", Schemas.page(tenantSchema())))
        .installation(this::list);
  }

  private void list(Exchange exchange) {
    List<Tenant> tenants = administration.all();
    exchange.respond(
        200,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("data");
          for (Tenant tenant : tenants) {
            write(out, tenant);
          }
          out.writeEndArray();
          out.writeObjectFieldStart("meta");
          out.writeNumberField("total", tenants.size());
          out.writeNumberField("page", 1);
          out.writeNumberField("per_page", Math.max(1, tenants.size()));
          out.writeNumberField("total_pages", 1);
          out.writeNullField("next_cursor");
          out.writeNullField("prev_cursor");
          out.writeEndObject();
          out.writeEndObject();
        });
  }

  private Route create() {
    return Route.of(HandlerType.POST, PATH, "createTenant", "Creates a tenant")
        .tag(TAG)
        .body(
            RequestBody.json(
                Schemas.object("slug", Schemas.string(), "name", Schemas.string())
                    .put("additionalProperties", false)))
        .answer(Answer.json(201, "It is created.", Schemas.data(tenantSchema())))
        .problems(ProblemType.INVALID_INPUT, ProblemType.DUPLICATE)
        .installation(this::create);
  }

  private void create(Exchange exchange) throws IOException {
    Fields fields = new Fields(exchange.json(), "slug", "name");
    String slug = fields.required("slug", TEXT);
    String name = fields.required("name", TEXT);
    fields.check();
    Tenant tenant =
        administration
            .from(exchange.origin())
            .create(Objects.requireNonNull(slug), Objects.requireNonNull(name));
    exchange.header("Location", PATH + "/" + tenant.id());
    respond(exchange, 201, tenant);
  }

  private Route get() {
    return Route.of(HandlerType.GET, PATH + "/{id}", "getTenant", "Reads one tenant")
        .tag(TAG)
        .parameters(id())
        .answer(Answer.json(200, "The tenant.", Schemas.data(tenantSchema())))
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND)
        .installation(exchange -> respond(exchange, 200, administration.get(exchange.uuid("id"))));
  }

  private Route patch() {
    ObjectNode body = Schemas.object().put("additionalProperties", false);
    body.putObject("properties").set("name", Schemas.string());
    ObjectNode properties = body.withObject("/properties");
    properties.set("active", Schemas.bool());
    properties.set("status", STATUS.schema());
    properties.set("max_users", Schemas.nullable(MOST.schema()));
    properties.set("max_projects", Schemas.nullable(MOST.schema()));
    properties.set("max_storage_gb", Schemas.nullable(MOST.schema()));
    properties.set("type", Schemas.nullable(TYPE.schema()));
    properties.set("plan", PLAN.schema());
    properties.set("billing_email", Schemas.nullable(EMAIL.schema()));
    return Route.of(HandlerType.PATCH, PATH + "/{id}", "patchTenant", "Changes a tenant")
        .tag(TAG)
        .description(
            "Users of a tenant that is not active cannot sign in. A limit that is null is none.")
        .parameters(id())
        .body(RequestBody.patch(body))
        .answer(Answer.json(200, "It is changed.", Schemas.data(tenantSchema())))
        .problems(ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT, ProblemType.DUPLICATE)
        .installation(this::patch);
  }

  private void patch(Exchange exchange) throws IOException {
    ObjectNode body = exchange.json();
    Fields fields = new Fields(body, PATCHED);
    TenantChange change =
        new TenantChange()
            .name(fields.optional("name", TEXT).orElse(null))
            .active(fields.optional("active", new BooleanType()).orElse(null))
            .status(fields.optional("status", STATUS).orElse(null))
            .plan(fields.optional("plan", PLAN).orElse(null));
    if (body.has("type")) {
      change.type(fields.optional("type", TYPE).orElse(null));
    }
    if (body.has("billing_email")) {
      change.billingEmail(fields.optional("billing_email", EMAIL).orElse(null));
    }
    for (TenantChange.TenantLimit limit : TenantChange.TenantLimit.values()) {
      String name = limit.name().toLowerCase(Locale.ROOT);
      if (body.has(name)) {
        change.limit(limit, fields.optional(name, MOST).orElse(null));
      }
    }
    fields.check();
    Administration operator = administration.from(exchange.origin());
    respond(exchange, 200, operator.update(exchange.uuid("id"), change));
  }

  private static Parameter id() {
    return Parameter.path("id", "The id of the tenant.", Schemas.uuid());
  }

  private static void respond(Exchange exchange, int status, Tenant tenant) {
    exchange.etag(tenant.rowVersion()).respondData(status, out -> write(out, tenant));
  }

  private static void write(JsonGenerator out, Tenant tenant) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", tenant.id().toString());
    out.writeStringField("slug", tenant.slug());
    out.writeStringField("name", tenant.name());
    out.writeBooleanField("active", tenant.active());
    out.writeStringField("status", tenant.status().code());
    write(out, "max_users", tenant.maxUsers());
    write(out, "max_projects", tenant.maxProjects());
    write(out, "max_storage_gb", tenant.maxStorageGb());
    Tenant.Storage storage = tenant.storage();
    if (storage == null) {
      out.writeNullField("storage_bytes");
      out.writeNullField("storage_measured_at");
    } else {
      out.writeNumberField("storage_bytes", storage.bytes());
      out.writeStringField("storage_measured_at", storage.measuredAt().toString());
    }
    TenantType type = tenant.type();
    out.writeStringField("type", type == null ? null : type.code());
    out.writeStringField("plan", tenant.plan().code());
    out.writeStringField("billing_email", tenant.billingEmail());
    out.writeFieldName("settings");
    out.writeRawValue(tenant.settings().text());
    out.writeNumberField("row_version", tenant.rowVersion());
    out.writeStringField("created_at", tenant.createdAt().toString());
    out.writeStringField("updated_at", tenant.updatedAt().toString());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, String name, @Nullable Integer value)
      throws IOException {
    if (value == null) {
      out.writeNullField(name);
    } else {
      out.writeNumberField(name, value);
    }
  }

  private static ObjectNode tenantSchema() {
    return Schemas.object(
        "id", Schemas.uuid(),
        "slug", Schemas.string(),
        "name", Schemas.string(),
        "active", Schemas.bool(),
        "status", STATUS.schema(),
        "max_users", Schemas.nullable(MOST.schema()),
        "max_projects", Schemas.nullable(MOST.schema()),
        "max_storage_gb", Schemas.nullable(MOST.schema()),
        "storage_bytes", Schemas.nullable(Schemas.integer(0)),
        "storage_measured_at", Schemas.nullable(Schemas.timestamp()),
        "type", Schemas.nullable(TYPE.schema()),
        "plan", PLAN.schema(),
        "billing_email", Schemas.nullable(Schemas.string()),
        "settings", Schemas.object(),
        "row_version", Schemas.integer(1),
        "created_at", Schemas.timestamp(),
        "updated_at", Schemas.timestamp());
  }
}
