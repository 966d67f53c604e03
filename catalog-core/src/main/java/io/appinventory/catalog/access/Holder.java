package io.appinventory.catalog.access;

import io.appinventory.catalog.access.rule.StoredRules;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.util.List;
import java.util.UUID;

/**
 * Who holds a token.
 *
 * @param user the user
 * @param email the user's address
 * @param own the user's role
 * @param role what the token leaves of it
 */
record Holder(UUID user, String email, UserRole own, UserRole role) {
  /**
   * The principal. The rules for the user's own role hold too, so that a token which leaves a
   * lesser role does not show more.
   */
  Principal principal(Scope scope) {
    return Principal.user(scope.tenantId(), user, role)
        .within(new StoredRules(scope).of(user, email, List.of(own, role)));
  }
}
