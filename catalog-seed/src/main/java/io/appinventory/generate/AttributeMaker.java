package io.appinventory.generate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.ResourceType;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.model.Json;
import java.math.BigDecimal;

/** Attributes as the schema of each type allows them. */
final class AttributeMaker {
  private final Skew skew;

  AttributeMaker(Skew skew) {
    this.skew = skew;
  }

  Json of(ServiceType type, String name) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return Json.of(
        switch (type) {
          case API ->
              json.put("endpoint", "https://" + name + ".acme.example/v1")
                  .put("protocol", skew.percent(80) ? "REST" : "gRPC")
                  .put("rate_limit", 100 * (1 + skew.uniform(50)))
                  .put("sla", BigDecimal.valueOf(9_900 + skew.uniform(100), 2));
          case WEB_APPLICATION ->
              json.put("url", "https://" + name + ".acme.example")
                  .put("framework", skew.percent(60) ? "React 19" : "Angular 20")
                  .put("cdn", skew.percent(50) ? "edge" : "none");
          case DATABASE ->
              json.put("db_type", skew.percent(70) ? "PostgreSQL" : "MySQL")
                  .put("version", String.valueOf(13 + skew.uniform(6)))
                  .put("encryption", skew.percent(85));
          case MESSAGE_QUEUE ->
              json.put("broker", "Kafka")
                  .put("retention_days", 1 + skew.uniform(30))
                  .put("dlq", skew.percent(60));
          case CACHE -> json.put("cache_type", "Redis").put("ttl", 60 * (1 + skew.uniform(60)));
          case INFRASTRUCTURE -> json.put("provider", "aws").put("region", skew.one(Words.REGIONS));
        });
  }

  Json of(ComponentType type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    return Json.of(
        switch (type) {
          case LIBRARY ->
              json.put("language", skew.oneOfFirst(Words.LANGUAGES))
                  .put("version", skew.uniform(9) + "." + skew.uniform(30) + ".0")
                  .put("license", skew.percent(80) ? "Apache-2.0" : "proprietary");
          case MICROSERVICE ->
              json.put("runtime", "JVM 25")
                  .put("containerized", skew.percent(90))
                  .put("cicd", "pipelines");
          case SDK -> json.put("vendor", "acme").put("version", skew.uniform(5) + ".0");
          case AGENT -> json.put("runtime", "Go").put("schedule", "*/5 * * * *");
          case UI_COMPONENT -> json.put("framework", "React 19").put("package_name", "@acme/ui");
        });
  }

  Json of(ResourceType type) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    if (type != ResourceType.CDN) {
      json.put("region", skew.one(Words.REGIONS));
    }
    return Json.of(
        switch (type) {
          case EC2 ->
              json.put("instance_type", "m7g.large").put("volume_gb", 20 + skew.uniform(500));
          case VIRTUAL_MACHINE -> json.put("os", "Debian 13").put("vcpus", 2 + skew.uniform(30));
          case LOGIC_APP -> json.put("plan", "standard");
          case STORAGE_ACCOUNT ->
              json.put("encryption", skew.percent(90)).put("capacity_gb", skew.uniform(90_000));
          case CONTAINER_INSTANCE -> json.put("replicas", 1 + skew.uniform(9)).put("port", 8080);
          case KUBERNETES ->
              json.put("version", "1." + (28 + skew.uniform(6)))
                  .put("node_count", 3 + skew.uniform(90));
          case FUNCTION_APP -> json.put("runtime", "node24").put("memory_mb", 256);
          case LOAD_BALANCER ->
              json.put("scheme", skew.percent(50) ? "internal" : "internet-facing");
          case API_GATEWAY ->
              json.put("stage", "prod").put("rate_limit", 1_000 + skew.uniform(9_000));
          case CDN -> json.put("provider", "edge").put("waf", skew.percent(70));
        });
  }
}
