package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.SECOND_FACTORS;

import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.records.SecondFactorsRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.Condition;

/**
 * The second factor of a user: a device that makes a code every 30 seconds. Whoever has one needs a
 * code besides the password, and no code is good twice.
 */
public final class SecondFactors {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String COLLECTION = "second-factors";

  private final Scope scope;

  /** For a scope that can write. */
  public SecondFactors(Scope scope) {
    this.scope = scope;
  }

  /**
   * Begins to give the signed-in user a second factor. It is not asked for until {@link #confirm}.
   *
   * @param account what the device shows beside the codes, such as the e-mail address
   * @throws ConflictException when the user has one
   */
  public Enrolment enrol(String account) {
    UUID user = signedIn();
    if (find(user).filter(factor -> factor.getConfirmedAt() != null).isPresent()) {
      throw ConflictException.state("There is a second factor already; remove it first.");
    }
    byte[] secret = new byte[TimeCodes.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    delete(user);
    scope
        .dsl()
        .insertInto(SECOND_FACTORS)
        .set(SECOND_FACTORS.TENANT_ID, scope.tenantId())
        .set(SECOND_FACTORS.USER_ID, user)
        .set(SECOND_FACTORS.SECRET, secret)
        .set(SECOND_FACTORS.CREATED_AT, scope.now())
        .execute();
    String text = Base32.encode(secret);
    String label = URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    return new Enrolment(
        text, "otpauth://totp/AppInventory:" + label + "?secret=" + text + "&issuer=AppInventory");
  }

  /**
   * Ends the enrolment: the device has shown a right code, and one is asked for from now on.
   *
   * @return codes for when the device is lost; they are kept nowhere, so this is the only time they
   *     are seen
   * @throws InvalidInputException when the code is not right
   * @throws ConflictException when no enrolment has begun
   */
  public List<String> confirm(String code) {
    UUID user = signedIn();
    SecondFactorsRecord factor =
        find(user)
            .filter(begun -> begun.getConfirmedAt() == null)
            .orElseThrow(() -> ConflictException.state("No enrolment has begun."));
    if (!useTimeCode(factor, code)) {
      throw wrongCode();
    }
    scope
        .dsl()
        .update(SECOND_FACTORS)
        .set(SECOND_FACTORS.CONFIRMED_AT, scope.now())
        .where(of(user))
        .execute();
    audit("enrol", user);
    return new RecoveryCodes(scope, user).issue();
  }

  /**
   * Takes the second factor of the signed-in user away, who shows a last code.
   *
   * @throws InvalidInputException when the code is not right
   */
  public void remove(String code) {
    UUID user = signedIn();
    if (!admits(user, code)) {
      throw wrongCode();
    }
    delete(user);
    audit("remove", user);
  }

  /**
   * Takes the second factor of a user away who has lost device and codes; for those who may write
   * users.
   *
   * @throws NotFoundException when the user has none
   */
  public void reset(Id<User> user) {
    Permissions.requireWrite(scope.principal(), "users");
    if (delete(user.value()) == 0) {
      throw new NotFoundException("second factor", user.value());
    }
    audit("reset", user.value());
  }

  /** Whether a code is asked for when the user signs in. */
  boolean required(UUID user) {
    return find(user).filter(factor -> factor.getConfirmedAt() != null).isPresent();
  }

  /** Whether the code, of the device or for recovery, is good; it is not any more then. */
  boolean admits(UUID user, String code) {
    Optional<SecondFactorsRecord> factor =
        find(user).filter(found -> found.getConfirmedAt() != null);
    if (factor.isEmpty()) {
      return false;
    }
    if (useTimeCode(factor.get(), code)) {
      return true;
    }
    boolean recovered = new RecoveryCodes(scope, user).use(code);
    if (recovered) {
      audit("recover", user);
    }
    return recovered;
  }

  /** Two who show the same code at once: the row has room for one of them. */
  private boolean useTimeCode(SecondFactorsRecord factor, String code) {
    OptionalLong step = new TimeCodes(factor.getSecret()).step(code.strip(), scope.now());
    return step.isPresent()
        && scope
                .dsl()
                .update(SECOND_FACTORS)
                .set(SECOND_FACTORS.LAST_STEP, step.getAsLong())
                .where(of(factor.getUserId()))
                .and(SECOND_FACTORS.LAST_STEP.lt(step.getAsLong()))
                .execute()
            == 1;
  }

  private Optional<SecondFactorsRecord> find(UUID user) {
    return scope.dsl().selectFrom(SECOND_FACTORS).where(of(user)).fetchOptional();
  }

  private int delete(UUID user) {
    return scope.dsl().deleteFrom(SECOND_FACTORS).where(of(user)).execute();
  }

  private Condition of(UUID user) {
    return SECOND_FACTORS.TENANT_ID.eq(scope.tenantId()).and(SECOND_FACTORS.USER_ID.eq(user));
  }

  private UUID signedIn() {
    return scope
        .principal()
        .userId()
        .orElseThrow(() -> new NotAllowedException("Only a user has a second factor."));
  }

  private void audit(String action, UUID user) {
    AuditTrail trail = new AuditTrail(scope);
    trail.addAll(List.of(trail.entry(action, COLLECTION, user, null, null)));
  }

  private static InvalidInputException wrongCode() {
    return new InvalidInputException("code", "invalid", "is not right, or was used before");
  }
}
