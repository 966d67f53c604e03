package io.appinventory.catalog.access.rule;

import static io.appinventory.db.schema.Tables.ACCESS_RULES;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.Domain;
import java.util.List;

/** The description of access rules. */
public final class AccessRules {
  /** The name. */
  public static final Property<AccessRule, String> NAME =
      Property.text(ACCESS_RULES.NAME, AccessRule::name);

  /** What it is for. */
  public static final Property<AccessRule, String> DESCRIPTION =
      Property.text(ACCESS_RULES.DESCRIPTION, AccessRule::description);

  /** Whom it limits; admins, who make the rules, could lift it. */
  public static final Property<AccessRule, UserRole> ROLE =
      Property.code(
          ACCESS_RULES.ROLE,
          new UserRole[] {UserRole.EDITOR, UserRole.INCIDENT_COMMANDER, UserRole.VIEWER},
          AccessRule::role);

  /** What it limits. */
  public static final Property<AccessRule, RuleAccess> ACCESS =
      Property.code(ACCESS_RULES.ACCESS, RuleAccess.values(), AccessRule::access);

  /** The collection. */
  public static final Property<AccessRule, String> ENTITY_TYPE =
      Property.text(ACCESS_RULES.ENTITY_TYPE, AccessRule::entityType);

  /** The rows. */
  public static final Property<AccessRule, String> FILTER =
      Property.text(ACCESS_RULES.FILTER, AccessRule::filter);

  /** The type. */
  public static final EntityType<AccessRule> TYPE =
      EntityType.<AccessRule>named("access-rules", "access rule", ACCESS_RULES)
          .properties(NAME, DESCRIPTION, ROLE, ACCESS, ENTITY_TYPE, FILTER)
          .label(NAME)
          .summary(NAME, ROLE, ACCESS, ENTITY_TYPE)
          .record(
              (header, row) ->
                  new AccessRule(
                      header,
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.get(ROLE),
                      row.get(ACCESS),
                      row.get(ENTITY_TYPE),
                      row.get(FILTER)));

  private AccessRules() {}

  /** The domain of access rules. */
  public static Domain domain() {
    return new Domain(List.of(TYPE), List.of(new AccessRuleCheck()));
  }
}
