package io.appinventory.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.error.NotAuthenticatedException;
import io.appinventory.catalog.error.TooManyRequestsException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(TestDatabaseExtension.class)
class SecondFactorTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Password HASHED = Password.hash(PASSWORD, 4);
  private static int tenants;

  private final AtomicReference<Instant> time =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final Catalog catalog;
  private final String tenant = "factor" + ++tenants;
  private final Principal ana;

  SecondFactorTest(TestDatabase database) {
    catalog =
        Catalog.open(
            database.dataSource(), CatalogOptions.standard().withClock(new SetClock(time)));
    Principal system = Principal.system(catalog.administration().create(tenant, tenant).id());
    User user =
        catalog.in(
            system,
            tx ->
                tx.create(
                    Users.TYPE,
                    Changes.<User>none()
                        .set(Users.EMAIL, "ana@acme.example")
                        .set(Users.DISPLAY_NAME, "Ana")
                        .set(Users.PASSWORD, HASHED)
                        .set(Users.ROLE, UserRole.EDITOR)));
    ana = Principal.user(system.tenantId(), user.id().value(), UserRole.EDITOR);
  }

  /** The SHA-1 values of RFC 6238, appendix B, cut to six digits. */
  @ParameterizedTest
  @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
  void codesAreThoseOfTheStandard(long second, String code) {
    TimeCodes codes = new TimeCodes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    Instant at = Instant.ofEpochSecond(second);
    assertThat(codes.at(TimeCodes.stepAt(at))).isEqualTo(code);
    assertThat(codes.step(code, at)).hasValue(TimeCodes.stepAt(at));
    assertThat(codes.step(code, at.plusSeconds(30))).hasValue(TimeCodes.stepAt(at));
    assertThat(codes.step(code, at.plusSeconds(90))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
  void secretsAreInBase32(String text, String encoded) {
    assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
  }

  @Test
  void isAskedForOnceItIsConfirmed() {
    catalog.in(ana, tx -> new SecondFactors(tx.scope()).enrol("ana@acme.example"));
    assertThat(signIn(null).user().email()).isEqualTo("ana@acme.example");
    confirm();
    assertThatThrownBy(() -> signIn(null))
        .isInstanceOfSatisfying(
            NotAuthenticatedException.class,
            e -> assertThat(e.errors()).extracting("field").containsExactly("code"));
    assertThatThrownBy(() -> signIn("000000")).isInstanceOf(NotAuthenticatedException.class);
    later(Duration.ofSeconds(30));
    assertThat(signIn(code()).user().email()).isEqualTo("ana@acme.example");
  }

  @Test
  void noCodeIsGoodTwice() {
    enrolled();
    String confirmed = code();
    assertThatThrownBy(() -> signIn(confirmed)).isInstanceOf(NotAuthenticatedException.class);
    later(Duration.ofSeconds(30));
    String next = code();
    signIn(next);
    assertThatThrownBy(() -> signIn(next)).isInstanceOf(NotAuthenticatedException.class);
  }

  @Test
  void recoveryCodesAreGoodOnce() {
    List<String> codes = enrolled();
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(codes.getFirst()).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
    signIn(codes.getFirst());
    assertThatThrownBy(() -> signIn(codes.getFirst()))
        .isInstanceOf(NotAuthenticatedException.class);
    signIn(codes.get(1).replace("-", " ").toUpperCase(Locale.ROOT));
    assertThat(actions()).contains("enrol", "recover", "login_failed", "login");
  }

  @Test
  void wrongCodesLockOut() {
    enrolled();
    for (int i = 0; i < LockOut.FAILURES; i++) {
      assertThatThrownBy(() -> signIn("x")).isInstanceOf(NotAuthenticatedException.class);
      later(Duration.ofMillis(1));
    }
    later(Duration.ofSeconds(30));
    assertThatThrownBy(() -> signIn(code())).isInstanceOf(TooManyRequestsException.class);
  }

  @Test
  void isNotBegunOverWhileThereIsOne() {
    enrolled();
    assertThatThrownBy(() -> catalog.in(ana, tx -> new SecondFactors(tx.scope()).enrol("ana")))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> confirm()).isInstanceOf(ConflictException.class);
  }

  @Test
  void isRemovedByItsUserWithACode() {
    enrolled();
    later(Duration.ofSeconds(30));
    assertThatThrownBy(() -> remove("000000")).isInstanceOf(InvalidInputException.class);
    remove(code());
    assertThat(signIn(null).user().email()).isEqualTo("ana@acme.example");
  }

  @Test
  void isResetByThoseWhoMayWriteUsers() {
    enrolled();
    assertThatThrownBy(() -> reset(ana)).isInstanceOf(NotAllowedException.class);
    reset(Principal.system(ana.tenantId()));
    assertThat(signIn(null).user().email()).isEqualTo("ana@acme.example");
    assertThat(actions()).contains("reset");
  }

  private List<String> enrolled() {
    catalog.in(ana, tx -> new SecondFactors(tx.scope()).enrol("ana@acme.example"));
    return confirm();
  }

  private List<String> confirm() {
    return catalog.in(ana, tx -> new SecondFactors(tx.scope()).confirm(code()));
  }

  private void remove(String code) {
    catalog.in(
        ana,
        tx -> {
          new SecondFactors(tx.scope()).remove(code);
          return tx;
        });
  }

  private void reset(Principal who) {
    catalog.in(
        who,
        tx -> {
          new SecondFactors(tx.scope()).reset(Id.of(user()));
          return tx;
        });
  }

  private Session signIn(@Nullable String code) {
    return catalog.signIn().byPassword(tenant, "ana@acme.example", PASSWORD, code, Map.of());
  }

  /** What the device shows now. */
  private String code() {
    byte[] secret =
        catalog.read(
            ana,
            reader ->
                reader
                    .scope()
                    .dsl()
                    .select(Tables.SECOND_FACTORS.SECRET)
                    .from(Tables.SECOND_FACTORS)
                    .where(Tables.SECOND_FACTORS.TENANT_ID.eq(ana.tenantId()))
                    .and(Tables.SECOND_FACTORS.USER_ID.eq(user()))
                    .fetchSingle()
                    .value1());
    return new TimeCodes(secret).at(TimeCodes.stepAt(time.get()));
  }

  private List<String> actions() {
    return catalog.read(
        ana,
        reader ->
            reader
                .scope()
                .dsl()
                .select(Tables.AUDIT_LOGS.ACTION)
                .from(Tables.AUDIT_LOGS)
                .where(Tables.AUDIT_LOGS.TENANT_ID.eq(ana.tenantId()))
                .fetch(Tables.AUDIT_LOGS.ACTION));
  }

  private UUID user() {
    return ana.userId().orElseThrow();
  }

  private void later(Duration duration) {
    time.updateAndGet(now -> now.plus(duration));
  }

  /** A clock that is set by hand. */
  private static final class SetClock extends Clock {
    private final AtomicReference<Instant> time;

    SetClock(AtomicReference<Instant> time) {
      this.time = time;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return time.get();
    }
  }
}
