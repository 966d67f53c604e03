package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.session.UserRole;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone who signs in.
 *
 * @param header id, version and times
 * @param email unique within the tenant, in lower case
 * @param displayName the name shown
 * @param password null for those who sign in elsewhere
 * @param role what the user may do
 * @param authProvider who vouches for the user
 * @param externalId the user's subject at the provider
 * @param active whether the user may sign in
 * @param lastLoginAt the last sign-in
 * @param personId the person of the catalog that the user is
 */
public record User(
    Header<User> header,
    String email,
    String displayName,
    @Nullable Password password,
    UserRole role,
    AuthProvider authProvider,
    @Nullable String externalId,
    boolean active,
    @Nullable Instant lastLoginAt,
    @Nullable Id<Person> personId)
    implements Entity<User> {}
