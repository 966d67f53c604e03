package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule has to be: a limit to what a role may do, with a filter that fits the type. */
final class AccessRuleCheck implements Rules<AccessRule> {
  private static final String SOMEBODY = "somebody@example.com";

  @Override
  public EntityType<AccessRule> type() {
    return AccessRules.TYPE;
  }

  @Override
  public void check(
      Scope scope,
      @Nullable AccessRule before,
      AccessRule after,
      Changes<AccessRule> changes,
      List<FieldError> errors) {
    scope
        .model()
        .type(after.entityType())
        .ifPresentOrElse(
            type -> {
              checkRights(after, type, errors);
              checkFilter(scope, after.filter(), type, errors);
            },
            () -> errors.add(unknownType(scope, after.entityType())));
  }

  @Override
  public void after(EntityWriter writer, Write<AccessRule> write) {
    writer.scope().rightsChanged().run();
  }

  private static FieldError unknownType(Scope scope, String name) {
    List<String> known = scope.model().types().stream().map(EntityType::name).toList();
    return new FieldError(
        "entity_type",
        "not_allowed",
        "is '"
            + name
            + "'"
            + Names.suggestion(name, known)
            + "; allowed are "
            + String.join(", ", known));
  }

  /** A limit to nothing would look like a permission. */
  private static void checkRights(AccessRule rule, EntityType<?> type, List<FieldError> errors) {
    String role = rule.role().code();
    if (!Permissions.mayRead(rule.role(), type.name())) {
      errors.add(
          new FieldError(
              "entity_type", "not_allowed", "is nothing that the role " + role + " may read"));
    } else if (rule.access() == RuleAccess.WRITE
        && !Permissions.mayWrite(rule.role(), type.name())) {
      errors.add(
          new FieldError(
              "access", "not_allowed", "is write, but the role " + role + " may only read"));
    }
  }

  private static void checkFilter(
      Scope scope, String text, EntityType<?> type, List<FieldError> errors) {
    try {
      Filter filter = FilterParser.parse(text);
      if (filter instanceof Filter.Always) {
        errors.add(new FieldError("filter", "required", "holds for everything"));
      }
      FilterResolver.resolve(Me.in(filter, SOMEBODY), type, scope.now());
    } catch (MalformedQueryException e) {
      errors.add(new FieldError("filter", "invalid", e.errors().getFirst().message()));
    }
  }
}
