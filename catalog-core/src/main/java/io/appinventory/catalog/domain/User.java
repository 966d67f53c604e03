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
 * @param phoneNumber the telephone number
 * @param preferredLanguage the language to be spoken to in
 * @param timezone the time zone
 * @param emailVerified whether the address is known to be the user's
 * @param emailVerifiedAt since when
 * @param avatarUrl where there is a picture
 * @param loginCount how often the user has signed in
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
    @Nullable Id<Person> personId,
    @Nullable String phoneNumber,
    String preferredLanguage,
    String timezone,
    boolean emailVerified,
    @Nullable Instant emailVerifiedAt,
    @Nullable String avatarUrl,
    int loginCount)
    implements Entity<User> {}
