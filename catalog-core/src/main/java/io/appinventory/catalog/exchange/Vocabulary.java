package io.appinventory.catalog.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the free words of other tools mean in the closed vocabularies of the catalog. The words
 * themselves stay in the document.
 */
public final class Vocabulary {
  private static final Pattern SEPARATORS = Pattern.compile("[\\s_/.]+");

  private static final Map<String, Set<String>> STATUSES =
      Map.of(
          "active",
          Set.of("production", "active", "ga", "generally-available", "stable", "live", "running"),
          "planned",
          Set.of(
              "experimental",
              "planned",
              "proposed",
              "draft",
              "alpha",
              "beta",
              "pre-alpha",
              "pre-release",
              "development",
              "dev",
              "sandbox",
              "pending",
              "concept",
              "staging",
              "testing",
              "test",
              "limited-availability",
              "closed-beta",
              "public-beta"),
          "maintenance",
          Set.of("maintenance", "legacy", "limited", "sustained", "frozen"),
          "deprecated",
          Set.of(
              "deprecated",
              "superseded",
              "retired",
              "end-of-life",
              "eol",
              "sunset",
              "archived",
              "decommissioned",
              "obsolete",
              "inactive"));

  private static final Map<String, Set<String>> SERVICES = new LinkedHashMap<>();
  private static final Map<String, Set<String>> COMPONENTS = new LinkedHashMap<>();
  private static final Map<String, Set<String>> RESOURCES = new LinkedHashMap<>();

  static {
    SERVICES.put("api", Set.of("service", "api", "backend", "grpc", "rest", "graphql", "server"));
    SERVICES.put(
        "web_application",
        Set.of(
            "website",
            "web",
            "webapp",
            "web-application",
            "frontend",
            "application",
            "app",
            "web-app",
            "portal",
            "site"));
    SERVICES.put("database", Set.of("database", "db", "datastore", "postgres", "mysql"));
    SERVICES.put("message_queue", Set.of("queue", "message-queue", "broker", "topic", "kafka"));
    SERVICES.put("cache", Set.of("cache", "redis"));
    SERVICES.put("infrastructure", Set.of("infrastructure", "platform", "infra", "environment"));
    COMPONENTS.put(
        "microservice", Set.of("microservice", "micro-service", "function", "serverless"));
    COMPONENTS.put("sdk", Set.of("sdk", "client"));
    COMPONENTS.put(
        "agent", Set.of("agent", "cli", "tool", "job", "cron", "worker", "daemon", "bot"));
    COMPONENTS.put("ui_component", Set.of("ui-component", "ui-element", "ui", "widget", "theme"));
    COMPONENTS.put("library", Set.of("library", "lib", "package", "module"));
    RESOURCES.put(
        "kubernetes",
        Set.of(
            "kubernetes",
            "kubernetes-cluster",
            "cluster",
            "k8s",
            "eks",
            "gke",
            "aks",
            "namespace"));
    RESOURCES.put("ec2", Set.of("ec2", "ec2-instance"));
    RESOURCES.put("logic_app", Set.of("logic-app", "workflow"));
    RESOURCES.put("function_app", Set.of("function-app", "function", "lambda"));
    RESOURCES.put(
        "container_instance", Set.of("container", "container-instance", "pod", "image", "docker"));
    RESOURCES.put("load_balancer", Set.of("load-balancer", "lb", "ingress"));
    RESOURCES.put("api_gateway", Set.of("api-gateway", "gateway"));
    RESOURCES.put("cdn", Set.of("cdn"));
    RESOURCES.put(
        "storage_account",
        Set.of(
            "storage-account",
            "storage",
            "bucket",
            "s3-bucket",
            "s3",
            "volume",
            "database",
            "db",
            "dataset"));
    RESOURCES.put("virtual_machine", Set.of("virtual-machine", "vm", "server", "host"));
  }

  private Vocabulary() {}

  /**
   * A kind of thing that has a place in the catalog.
   *
   * @param collection {@code services} or {@code components}
   * @param type the code of its type
   */
  public record Placement(String collection, String type) {}

  /** The status of a lifecycle; active where the word is nothing known. */
  public static String status(@Nullable String lifecycle) {
    return code(STATUSES, lifecycle, "active");
  }

  /** Where something that runs, or is built into what runs, belongs; a library if unknown. */
  public static Placement software(@Nullable String type) {
    String service = code(SERVICES, type, "");
    return service.isEmpty()
        ? new Placement("components", code(COMPONENTS, type, "library"))
        : new Placement("services", service);
  }

  /** The type of a service; an API if unknown. */
  public static String serviceType(@Nullable String type) {
    return code(SERVICES, type, "api");
  }

  /** The type of a component; a library if unknown. */
  public static String componentType(@Nullable String type) {
    return code(COMPONENTS, type, "library");
  }

  /** The type of a resource; a virtual machine if unknown. */
  public static String resourceType(@Nullable String type) {
    return code(RESOURCES, type, "virtual_machine");
  }

  private static String code(Map<String, Set<String>> words, @Nullable String said, String other) {
    if (said == null) {
      return other;
    }
    String word = SEPARATORS.matcher(said.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(other);
  }
}
