package io.appinventory.catalog.access.rule;

import static io.appinventory.db.schema.Tables.ACCESS_RULES;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.session.RowRules;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;

/** Reads the rules that a tenant keeps, and what it grants beyond them. */
public final class StoredRules {
  private final Scope scope;

  /** For the scope of the system. */
  public StoredRules(Scope scope) {
    this.scope = scope;
  }

  /**
   * The rules for somebody; one statement, none for an admin.
   *
   * @param user who asks
   * @param address the e-mail address of who asks
   * @param roles the user's own and what a token leaves of it: the rules for all of them hold
   */
  public RowRules of(UUID user, String address, Collection<UserRole> roles) {
    List<UserRole> limited =
        roles.stream().distinct().filter(role -> role != UserRole.ADMIN).toList();
    if (limited.isEmpty()) {
      return RowRules.NONE;
    }
    Record2<List<AccessRule>, StoredGrants> found = read(user, limited);
    List<AccessRule> stored = found.value1();
    RowRules rules =
        limited.stream()
            .map(role -> rules(address, stored.stream().filter(r -> r.role() == role).toList()))
            .reduce(RowRules.NONE, RowRules::and);
    boolean narrowed = Set.copyOf(roles).size() > 1;
    UserRole least = limited.getLast();
    return found.value2().besides(rules, scope, least, narrowed);
  }

  private Record2<List<AccessRule>, StoredGrants> read(UUID user, List<UserRole> roles) {
    Field<List<AccessRule>> rules =
        DSL.multiset(
                DSL.select(AccessRules.TYPE.projection().fields(ACCESS_RULES))
                    .from(ACCESS_RULES)
                    .where(scope.tenant(AccessRules.TYPE, ACCESS_RULES))
                    .and(ACCESS_RULES.ROLE.in(roles.stream().map(UserRole::code).toList()))
                    .and(ACCESS_RULES.DELETED_AT.isNull()))
            .convertFrom(rows -> rows.map(row -> AccessRules.TYPE.projection().read(row, 0)));
    return Objects.requireNonNull(
        scope.dsl().select(rules, StoredGrants.field(scope, user)).fetchOne());
  }

  private RowRules rules(String address, List<AccessRule> stored) {
    RowFilters filters = new RowFilters();
    for (AccessRule rule : stored) {
      scope.model().type(rule.entityType()).ifPresent(type -> add(filters, rule, type, address));
    }
    return filters.rules();
  }

  /** A rule that was understood when it was written and is no longer allows nothing. */
  private static void add(RowFilters filters, AccessRule rule, EntityType<?> type, String address) {
    List<Filter> allowed = filters.filters(rule.access(), type);
    try {
      allowed.add(Me.in(FilterParser.parse(rule.filter()), address));
    } catch (MalformedQueryException e) {
      // Nothing is added.
    }
  }
}
