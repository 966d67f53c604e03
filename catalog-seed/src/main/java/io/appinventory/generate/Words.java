package io.appinventory.generate;

import java.util.List;

/** What generated names are made of. */
final class Words {
  static final List<String> DOMAINS =
      List.of(
          "payments",
          "orders",
          "catalog",
          "search",
          "pricing",
          "identity",
          "ledger",
          "shipping",
          "returns",
          "inventory",
          "billing",
          "fraud",
          "loyalty",
          "reviews",
          "cart",
          "checkout",
          "notifications",
          "reporting",
          "analytics",
          "support",
          "onboarding",
          "consent",
          "tax",
          "warehouse",
          "routing",
          "scheduling",
          "documents",
          "claims",
          "pharmacy",
          "lending");
  static final List<String> ASPECTS =
      List.of(
          "gateway",
          "engine",
          "store",
          "history",
          "sync",
          "export",
          "rules",
          "profile",
          "batch",
          "events",
          "stream",
          "index",
          "archive",
          "bridge",
          "quota",
          "session",
          "portal",
          "relay",
          "planner",
          "matcher",
          "registry",
          "monitor",
          "cache",
          "feed",
          "audit");
  static final List<String> TAGS =
      List.of(
          "tier-1",
          "tier-2",
          "tier-3",
          "pci",
          "gdpr",
          "java",
          "go",
          "kotlin",
          "python",
          "public",
          "internal",
          "legacy",
          "beta",
          "customer-facing",
          "batch",
          "realtime",
          "sox",
          "hipaa",
          "edge",
          "mobile",
          "critical",
          "experimental",
          "shared",
          "deprecated-soon");
  static final List<String> FIRST_NAMES =
      List.of(
          "Ana", "Ben", "Chen", "Dora", "Emil", "Fatima", "Goran", "Hana", "Ivan", "Julia", "Kofi",
          "Lena", "Miguel", "Nora", "Omar", "Priya", "Quentin", "Rosa", "Sven", "Tariq", "Uma",
          "Viktor", "Wanda", "Ximena", "Yusuf", "Zoë", "Łukasz", "Søren", "İpek", "Đorđe");
  static final List<String> LAST_NAMES =
      List.of(
          "Ruiz",
          "Okafor",
          "Novak",
          "Schmidt",
          "Rossi",
          "Tanaka",
          "Haddad",
          "Kowalski",
          "Silva",
          "Larsen",
          "Dubois",
          "Petrov",
          "Yilmaz",
          "Nguyen",
          "Müller",
          "Costa",
          "Ivanova",
          "Kim",
          "Mensah",
          "O'Brien",
          "Åkesson",
          "Çelik",
          "Žukauskas",
          "García");
  static final List<String> LANGUAGES =
      List.of("Java", "Go", "TypeScript", "Kotlin", "Python", "Rust", "C#", "Scala");
  static final List<String> REGIONS =
      List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2", "ap-south-1");
  static final List<String> ROLES =
      List.of("Engineer", "Lead", "On-Call", "Architect", "Stakeholder", "Product Manager");

  private Words() {}

  /** A name that is unique by its number, such as {@code payments-gateway-1b2}. */
  static String name(Skew skew, int number) {
    return skew.one(DOMAINS) + "-" + skew.one(ASPECTS) + "-" + Integer.toString(number, 36);
  }

  /** A sentence about a thing. */
  static String sentence(Skew skew) {
    return "Keeps the "
        + skew.one(ASPECTS)
        + " of "
        + skew.one(DOMAINS)
        + " in step with "
        + skew.one(DOMAINS)
        + " "
        + skew.one(ASPECTS)
        + ", for "
        + skew.one(TAGS)
        + " traffic.";
  }
}
