package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.route.Route;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the API. */
@ExtendWith(RunningServerExtension.class)
class OpenApiTest {
  private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]*)}");

  private final RunningServer server;
  private final JsonNode document;
  private final String text;

  OpenApiTest(RunningServer server) {
    this.server = server;
    Answer answer = server.nobody().get("/openapi.json");
    this.text = answer.body();
    this.document = answer.json();
  }

  @Test
  void isValid() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult result = new OpenAPIV3Parser().readContents(text, null, options);
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
  }

  @Test
  void describesWhatIsServed() {
    document
        .path("paths")
        .properties()
        .forEach(
            path -> {
              Set<String> described = new HashSet<>();
              path.getValue()
                  .fieldNames()
                  .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT)));
              String address = PATH_PARAMETER.matcher(path.getKey()).replaceAll("x");
              Set<String> served = allowed(address);
              served.removeAll(Set.of("HEAD", "OPTIONS"));
              assertThat(served).as(path.getKey()).containsAll(described);
            });
  }

  private Set<String> allowed(String address) {
    String allow = server.nobody().send("OPTIONS", address, null, "").header("Allow");
    return new HashSet<>(Arrays.asList(allow.split(", ")));
  }

  @Test
  void namesEveryOperationOnceAndSaysWhatItDoes() {
    List<String> names = new ArrayList<>();
    for (Route route : server.server().routes()) {
      names.add(route.operation());
      assertThat(route.summary()).as(route.operation()).isNotBlank();
      List<String> inPath =
          PATH_PARAMETER.matcher(route.path()).results().map(found -> found.group(1)).toList();
      assertThat(route.names(io.appinventory.http.route.Parameter.Place.PATH))
          .as(route.operation())
          .containsExactlyInAnyOrderElementsOf(inPath);
    }
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void refersToNothingThatIsNotThere() {
    Set<String> schemas = new HashSet<>();
    document.path("components").path("schemas").fieldNames().forEachRemaining(schemas::add);
    assertThat(document.findValuesAsText("$ref"))
        .allSatisfy(ref -> assertThat(schemas).contains(ref.replace("#/components/schemas/", "")));
  }

  @Test
  void isShownOnAPageThatLoadsNothingFromElsewhere() {
    Answer page = server.nobody().get("/docs");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'")
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("http://", "https://", "<script>", "style=");
    for (String file : new String[] {"swagger-ui-bundle.js", "swagger-ui.css", "docs.js"}) {
      assertThat(page.body()).contains("/docs/" + file);
      assertThat(server.nobody().get("/docs/" + file).status()).isEqualTo(200);
    }
    assertThat(server.nobody().get("/docs/docs.js").body()).contains("/openapi.json");
  }
}
