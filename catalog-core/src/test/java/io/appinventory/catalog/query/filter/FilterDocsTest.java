package io.appinventory.catalog.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages about filters, {@code docs/filters.md} and {@code docs/evidence.md}, and the filters of
 * {@code docs/delivery.md}.
 */
class FilterDocsTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `(.+?)` \\|");

  static List<String> examples() throws IOException {
    String page =
        Files.readString(Path.of("..", "docs", "filters.md"))
            + Files.readString(Path.of("..", "docs", "evidence.md")).split("## In filters")[1]
            + Files.readString(Path.of("..", "docs", "delivery.md")).split("## In filters")[1];
    List<String> examples =
        EXAMPLE.matcher(page).results().map(example -> example.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(15);
    return examples;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void showsFiltersThatCanBeAsked(String example) {
    Filter filter = FilterParser.parse(example);
    ResolvedFilter resolved =
        FilterResolver.resolve(filter, Services.TYPE, Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(resolved).isNotNull();
    assertThat(FilterParser.parse(FilterText.print(filter))).isEqualTo(filter);
  }
}
