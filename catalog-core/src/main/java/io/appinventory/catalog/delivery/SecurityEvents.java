package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.SECURITY_EVENTS;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.TextFormat;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;
import java.util.UUID;

/** The description of security events. */
public final class SecurityEvents {
  /** Who it is about. */
  public static final Property<SecurityEvent, Id<User>> USER_ID =
      Property.reference(SECURITY_EVENTS.USER_ID, SecurityEvent::userId);

  /** What it is: a failed sign-in, a vulnerability. */
  public static final Property<SecurityEvent, String> EVENT_TYPE =
      Property.text(SECURITY_EVENTS.EVENT_TYPE, SecurityEvent::eventType);

  /** How bad it is. */
  public static final Property<SecurityEvent, EventSeverity> SEVERITY =
      Property.code(SECURITY_EVENTS.SEVERITY, EventSeverity.values(), SecurityEvent::severity);

  /** What happened. */
  public static final Property<SecurityEvent, String> DESCRIPTION =
      Property.text(SECURITY_EVENTS.DESCRIPTION, SecurityEvent::description);

  /** Where from. */
  public static final Property<SecurityEvent, String> IP_ADDRESS =
      Property.formatted(
          SECURITY_EVENTS.IP_ADDRESS, TextFormat.IP_ADDRESS, SecurityEvent::ipAddress);

  /** By which program. */
  public static final Property<SecurityEvent, String> USER_AGENT =
      Property.text(SECURITY_EVENTS.USER_AGENT, SecurityEvent::userAgent);

  /** The collection of what it is about. */
  public static final Property<SecurityEvent, String> RESOURCE_TYPE =
      Property.text(SECURITY_EVENTS.RESOURCE_TYPE, SecurityEvent::resourceType);

  /** What it is about. */
  public static final Property<SecurityEvent, UUID> RESOURCE_ID =
      Property.uuid(SECURITY_EVENTS.RESOURCE_ID, SecurityEvent::resourceId);

  /** Whether it is seen to. */
  public static final Property<SecurityEvent, Boolean> RESOLVED =
      Property.<SecurityEvent>bool(SECURITY_EVENTS.RESOLVED, SecurityEvent::resolved)
          .defaultsTo(false);

  /** When it was. */
  public static final Property<SecurityEvent, Instant> RESOLVED_AT =
      Property.<SecurityEvent>timestamp(SECURITY_EVENTS.RESOLVED_AT, SecurityEvent::resolvedAt)
          .access(Access.READ_ONLY);

  /** Who did. */
  public static final Property<SecurityEvent, Id<User>> RESOLVED_BY =
      Property.<SecurityEvent, User>reference(
              SECURITY_EVENTS.RESOLVED_BY, SecurityEvent::resolvedBy)
          .access(Access.READ_ONLY);

  /** What was done. */
  public static final Property<SecurityEvent, String> RESOLUTION_NOTES =
      Property.text(SECURITY_EVENTS.RESOLUTION_NOTES, SecurityEvent::resolutionNotes);

  /** What was found. */
  public static final Property<SecurityEvent, String> INVESTIGATION_NOTES =
      Property.text(SECURITY_EVENTS.INVESTIGATION_NOTES, SecurityEvent::investigationNotes);

  /** The type. */
  public static final EntityType<SecurityEvent> TYPE =
      EntityType.<SecurityEvent>named("security-events", "security event", SECURITY_EVENTS)
          .properties(
              USER_ID,
              EVENT_TYPE,
              SEVERITY,
              DESCRIPTION,
              IP_ADDRESS,
              USER_AGENT,
              RESOURCE_TYPE,
              RESOURCE_ID,
              RESOLVED,
              RESOLVED_AT,
              RESOLVED_BY,
              RESOLUTION_NOTES,
              INVESTIGATION_NOTES)
          .checked(
              ToOne.checking(USER_ID, () -> Users.TYPE),
              ToOne.checking(RESOLVED_BY, () -> Users.TYPE))
          .label(EVENT_TYPE)
          .summary(EVENT_TYPE, SEVERITY, RESOLVED)
          .events()
          .record(
              (header, row) ->
                  new SecurityEvent(
                      header,
                      row.optional(USER_ID),
                      row.get(EVENT_TYPE),
                      row.get(SEVERITY),
                      row.get(DESCRIPTION),
                      row.optional(IP_ADDRESS),
                      row.optional(USER_AGENT),
                      row.optional(RESOURCE_TYPE),
                      row.optional(RESOURCE_ID),
                      row.get(RESOLVED),
                      row.optional(RESOLVED_AT),
                      row.optional(RESOLVED_BY),
                      row.optional(RESOLUTION_NOTES),
                      row.optional(INVESTIGATION_NOTES)));

  private SecurityEvents() {}
}
