package io.appinventory.catalog.session;

import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Sensitivity;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of who may do what.
 *
 * <table>
 *   <caption>Roles</caption>
 *   <tr><th></th><th>admin</th><th>editor</th><th>incident_commander</th><th>viewer</th></tr>
 *   <tr><td>read the catalog</td><td>yes</td><td>yes</td><td>yes</td><td>yes</td></tr>
 *   <tr><td>write the catalog</td><td>yes</td><td>yes</td><td>no</td><td>no</td></tr>
 *   <tr><td>write incidents</td><td>yes</td><td>yes</td><td>yes</td><td>no</td></tr>
 *   <tr><td>read and write users, access rules, grants and security events, read the audit log and what is deleted</td><td>yes</td><td>no</td><td>no</td><td>no</td></tr>
 *   <tr><td>take personal and financial values out, see financial ones</td><td>yes</td><td>no</td><td>no</td><td>no</td></tr>
 * </table>
 *
 * <p>{@link RowRules} limit further which rows of a collection, and grants on single entities lend
 * what neither allows.
 */
public final class Permissions {
  private static final Set<UserRole> ALL = EnumSet.allOf(UserRole.class);
  private static final Set<UserRole> EDITORS = EnumSet.of(UserRole.ADMIN, UserRole.EDITOR);
  private static final Set<UserRole> ADMINS = EnumSet.of(UserRole.ADMIN);
  private static final Set<Sensitivity> FOR_ALL =
      Stream.of(Sensitivity.values())
          .filter(sensitivity -> ALL.stream().allMatch(role -> maySee(role, sensitivity)))
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(Sensitivity.class)));
  private static final Map<String, Set<UserRole>> READERS =
      Map.of(
          "users", ADMINS,
          "access-rules", ADMINS,
          "access-control", ADMINS,
          "security-events", ADMINS,
          "audit-logs", ADMINS);
  private static final Map<String, Set<UserRole>> WRITERS =
      Map.of(
          "users",
          ADMINS,
          "access-rules",
          ADMINS,
          "access-control",
          ADMINS,
          "security-events",
          ADMINS,
          "incidents",
          EnumSet.of(UserRole.ADMIN, UserRole.EDITOR, UserRole.INCIDENT_COMMANDER));

  private Permissions() {}

  /** Whether the role may read a collection. */
  public static boolean mayRead(UserRole role, String collection) {
    return READERS.getOrDefault(collection, ALL).contains(role);
  }

  /** Whether the role may create, change, delete and restore in a collection. */
  public static boolean mayWrite(UserRole role, String collection) {
    return WRITERS.getOrDefault(collection, EDITORS).contains(role);
  }

  /** Whether the role may see what was deleted. */
  public static boolean maySeeDeleted(UserRole role) {
    return ADMINS.contains(role);
  }

  /** Whether the role is shown values of this sensitivity, and may ask about and write them. */
  public static boolean maySee(UserRole role, Sensitivity sensitivity) {
    return switch (sensitivity) {
      case NONE, PERSONAL -> true;
      case FINANCIAL -> ADMINS.contains(role);
      case SECRET -> false;
    };
  }

  /** Whether every role is shown values of this sensitivity. */
  public static boolean mayAllSee(Sensitivity sensitivity) {
    return FOR_ALL.contains(sensitivity);
  }

  /**
   * Whether the role may take values of this sensitivity out of the catalog, as in exports, and is
   * told what they once were.
   */
  public static boolean mayTakeAway(UserRole role, Sensitivity sensitivity) {
    return switch (sensitivity) {
      case NONE -> true;
      case PERSONAL, FINANCIAL -> ADMINS.contains(role);
      case SECRET -> false;
    };
  }

  /** Refuses a principal who may not read a collection. */
  public static void requireRead(Principal principal, String collection) {
    if (!mayRead(principal.role(), collection)) {
      throw new NotAllowedException(
          "The role " + principal.role().code() + " may not read " + collection + ".");
    }
  }

  /**
   * Refuses a principal who may change nothing in a collection, not even by a grant; which entities
   * may be changed is found out when they are.
   */
  public static void requireSomeWrite(Principal principal, String collection) {
    if (!principal.rows().lends(collection)) {
      requireWrite(principal, collection);
    }
  }

  /** Refuses a principal whose role may not write a collection. */
  public static void requireWrite(Principal principal, String collection) {
    if (!mayWrite(principal.role(), collection)) {
      throw new NotAllowedException(
          "The role " + principal.role().code() + " may not change " + collection + ".");
    }
  }
}
