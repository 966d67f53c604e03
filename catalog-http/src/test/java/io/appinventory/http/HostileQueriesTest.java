package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Questions that are meant to do harm: refused with a reason, and at once. */
@ExtendWith(RunningServerExtension.class)
class HostileQueriesTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final Client admin;

  HostileQueriesTest(RunningServer server) {
    this.admin = server.admin();
  }

  static Stream<Arguments> questions() {
    return Stream.of(
        Arguments.of("filter", terms(" OR ", 300), "more than 200 conditions"),
        Arguments.of("filter", "(".repeat(500) + "id:*" + ")".repeat(500), "nested deeper than"),
        Arguments.of(
            "filter", "NOT (".repeat(200) + "id:*" + ")".repeat(200), "nested deeper than"),
        Arguments.of("filter", "depends_on.".repeat(9) + "id:*", "more than 5 relations"),
        Arguments.of("filter", "attributes" + ".a".repeat(40) + " = 1", "deeper than 16 keys"),
        Arguments.of("filter", "name:\"" + "x".repeat(3_000) + "\"", "at most 256"),
        Arguments.of("filter", "matches(name, \"(.*)\\\\1\")", "not allowed"),
        Arguments.of("filter", "matches(name, \"(?=a)*\")", "not allowed"),
        Arguments.of("filter", "matches(name, \"((a{100}){100}){100}\")", "repeats too much"),
        Arguments.of("filter", "name = \"\u0000\"", "filter: "),
        Arguments.of("order_by", "name,".repeat(200) + "id", "order_by: "),
        Arguments.of("per_page", "1000000", "per_page: "),
        Arguments.of("page", "2147483647", "page: "),
        Arguments.of("page", "-1", "page: "),
        Arguments.of("cursor", "x".repeat(3_000), "cursor: "),
        Arguments.of("fields", "x,".repeat(300) + "x", "fields: "));
  }

  private static String terms(String operator, int count) {
    return String.join(operator, Collections.nCopies(count, "id:*"));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void areRefusedWithAReasonAtOnce(String parameter, String value, String reason) {
    long start = System.nanoTime();
    Answer refused = admin.get("/api/v1/services?" + parameter + "=" + encoded(value));
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("invalid_query");
    assertThat(refused.json().path("detail").asText()).contains(reason);
    assertThat(refused.body()).hasSizeLessThan(4_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  @Test
  void aFilterThatIsLongerThanAnAddressIsRefused() {
    Answer refused = admin.get("/api/v1/services?filter=" + encoded(terms(" OR ", 10_000)));
    assertThat(refused.status()).isEqualTo(414);
    assertThat(refused.code()).isNotEmpty();
  }

  @Test
  void aCheckOfTenThousandTermsIsRefused() {
    Answer refused =
        admin.post(
            "/api/v1/scorecards",
            """
            {"name": "x", "entity_types": ["services"], "criteria": [
              {"name": "c", "weight": 1, "check_type": "rule", "check_config": {"expression": "%s"}}]}
            """
                .formatted(terms(" AND ", 10_000)));
    assertThat(refused.status()).as(refused.body()).isEqualTo(422);
    assertThat(refused.body()).contains("is larger than 65536 bytes").hasSizeLessThan(4_000);
  }

  /** Expressions that ruin engines that backtrack are answered like any other. */
  @ParameterizedTest
  @MethodSource("expressions")
  void expressionsDoNotRunAway(String expression) {
    String description = "a".repeat(4_000);
    admin.post(
        "/api/v1/services",
        "{\"name\": \"runaway\", \"type\": \"api\", \"description\": \"" + description + "\"}");
    long start = System.nanoTime();
    String filter = "matches(description, \"" + expression + "\")";
    assertThat(admin.get("/api/v1/services?filter=" + encoded(filter)).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
  }

  static Stream<String> expressions() {
    return Stream.of("(a+)+b", "(a*)*b", "(a|a)*b", "^(a?){50}a{50}$", "(x+x+)+y", "(.*a){10}b");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
