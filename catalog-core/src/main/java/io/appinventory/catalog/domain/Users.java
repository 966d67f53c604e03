package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.TextFormat;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.UserRole;
import java.time.Instant;

/** The description of users. */
public final class Users {
  /** The address, in lower case. */
  public static final Property<User, String> EMAIL =
      Property.<User>text(USERS.EMAIL, User::email).sensitive(Sensitivity.PERSONAL);

  /** The name shown. */
  public static final Property<User, String> DISPLAY_NAME =
      Property.text(USERS.DISPLAY_NAME, User::displayName);

  /** The password; never shown. */
  public static final Property<User, Password> PASSWORD =
      Property.<User>password(USERS.PASSWORD_HASH, User::password).named("password");

  /** What the user may do. */
  public static final Property<User, UserRole> ROLE =
      Property.code(USERS.ROLE, UserRole.values(), User::role).defaultsTo(UserRole.VIEWER);

  /** Who vouches for the user. */
  public static final Property<User, AuthProvider> AUTH_PROVIDER =
      Property.code(USERS.AUTH_PROVIDER, AuthProvider.values(), User::authProvider)
          .defaultsTo(AuthProvider.LOCAL);

  /** The user's subject at the provider. */
  public static final Property<User, String> EXTERNAL_ID =
      Property.text(USERS.EXTERNAL_ID, User::externalId);

  /** Whether the user may sign in. */
  public static final Property<User, Boolean> ACTIVE =
      Property.<User>bool(USERS.IS_ACTIVE, User::active).defaultsTo(true);

  /** The last sign-in. */
  public static final Property<User, Instant> LAST_LOGIN_AT =
      Property.<User>timestamp(USERS.LAST_LOGIN_AT, User::lastLoginAt).access(Access.READ_ONLY);

  /** The person of the catalog that the user is. */
  public static final Property<User, Id<Person>> PERSON_ID =
      Property.reference(USERS.PERSON_ID, User::personId);

  /** The telephone number: digits, maybe a plus. */
  public static final Property<User, String> PHONE_NUMBER =
      Property.<User>formatted(USERS.PHONE_NUMBER, TextFormat.PHONE_NUMBER, User::phoneNumber)
          .sensitive(Sensitivity.PERSONAL);

  /** The language to be spoken to in. */
  public static final Property<User, String> PREFERRED_LANGUAGE =
      Property.<User>formatted(
              USERS.PREFERRED_LANGUAGE, TextFormat.LANGUAGE, User::preferredLanguage)
          .defaultsTo("en");

  /** The time zone. */
  public static final Property<User, String> TIMEZONE =
      Property.<User>formatted(USERS.TIMEZONE, TextFormat.TIME_ZONE, User::timezone)
          .defaultsTo("UTC");

  /** Whether the address is known to be the user's. */
  public static final Property<User, Boolean> EMAIL_VERIFIED =
      Property.<User>bool(USERS.EMAIL_VERIFIED, User::emailVerified).defaultsTo(false).filledIn();

  /** Since when. */
  public static final Property<User, Instant> EMAIL_VERIFIED_AT =
      Property.<User>timestamp(USERS.EMAIL_VERIFIED_AT, User::emailVerifiedAt)
          .access(Access.READ_ONLY);

  /** Where there is a picture. */
  public static final Property<User, String> AVATAR_URL =
      Property.formatted(USERS.AVATAR_URL, TextFormat.WEB_ADDRESS, User::avatarUrl);

  /** How often the user has signed in. */
  public static final Property<User, Integer> LOGIN_COUNT =
      Property.<User>integer(USERS.LOGIN_COUNT, 0, Integer.MAX_VALUE, User::loginCount)
          .defaultsTo(0)
          .access(Access.READ_ONLY);

  /** The person of the catalog that the user is. */
  public static final ToOne<User, Person> PERSON = ToOne.of(PERSON_ID, () -> People.TYPE);

  /** The type. */
  public static final EntityType<User> TYPE =
      EntityType.<User>named("users", "user", USERS)
          .properties(
              EMAIL,
              DISPLAY_NAME,
              PASSWORD,
              ROLE,
              AUTH_PROVIDER,
              EXTERNAL_ID,
              ACTIVE,
              LAST_LOGIN_AT,
              PERSON_ID,
              PHONE_NUMBER,
              PREFERRED_LANGUAGE,
              TIMEZONE,
              EMAIL_VERIFIED,
              EMAIL_VERIFIED_AT,
              AVATAR_URL,
              LOGIN_COUNT)
          .relations(PERSON)
          .label(DISPLAY_NAME)
          .key(EMAIL)
          .summary(EMAIL, DISPLAY_NAME, ROLE)
          .record(
              (header, row) ->
                  new User(
                      header,
                      row.get(EMAIL),
                      row.get(DISPLAY_NAME),
                      row.optional(PASSWORD),
                      row.get(ROLE),
                      row.get(AUTH_PROVIDER),
                      row.optional(EXTERNAL_ID),
                      row.get(ACTIVE),
                      row.optional(LAST_LOGIN_AT),
                      row.optional(PERSON_ID),
                      row.optional(PHONE_NUMBER),
                      row.get(PREFERRED_LANGUAGE),
                      row.get(TIMEZONE),
                      row.get(EMAIL_VERIFIED),
                      row.optional(EMAIL_VERIFIED_AT),
                      row.optional(AVATAR_URL),
                      row.get(LOGIN_COUNT)));

  private Users() {}
}
