package io.appinventory.catalog.exchange.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {
  private static final ReadLimits LIMITS = new ReadLimits(1 << 20, 100_000, 1_000, 10, 100);

  private static JsonNode parse(String yaml) throws UnreadableDocument {
    return new YamlParser(LIMITS).parse(DocumentText.split(yaml).getFirst());
  }

  private static UnreadableDocument refused(String yaml) {
    return catchThrowableOfType(UnreadableDocument.class, () -> parse(yaml));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          yes         | "yes"
          no          | "no"
          On          | "On"
          true        | true
          ~           | null
          12          | 12
          007         | "007"
          0o14        | "0o14"
          0x1F        | "0x1F"
          1.10        | 1.10
          1e3         | "1e3"
          .inf        | ".inf"
          5.2.6       | "5.2.6"
          2024-02-30  | "2024-02-30"
          12:30       | "12:30"
          'it''s'     | "it's"
          !!str 12    | "12"
          123456789012345678901 | 123456789012345678901
          """,
      quoteCharacter = '\0')
  void keepsTheSpellingOfScalars(String yaml, String json) throws UnreadableDocument {
    assertThat(parse("a: " + yaml).path("a").toString()).isEqualTo(json);
  }

  @Test
  void resolvesAnchorsAliasesAndMergeKeys() throws UnreadableDocument {
    assertThat(
            parse(
                    """
                    base: &base {a: 1, b: 2}
                    list: [*base, *base]
                    more:
                      <<: *base
                      b: 3
                    """)
                .toString())
        .isEqualTo(
            "{\"base\":{\"a\":1,\"b\":2},\"list\":[{\"a\":1,\"b\":2},{\"a\":1,\"b\":2}],\"more\":{\"b\":3,\"a\":1}}");
  }

  @Test
  void readsTabsAtTheBeginningOfLines() throws UnreadableDocument {
    assertThat(parse("a:\n\tb: 1\n\tc:\t2\n").toString()).isEqualTo("{\"a\":{\"b\":1,\"c\":2}}");
  }

  @Test
  void readsWindowsLinesAndTextBlocks() throws UnreadableDocument {
    assertThat(parse("a: |\r\n  one\r\n  two\r\nb: x \r\n").toString())
        .isEqualTo("{\"a\":\"one\\ntwo\\n\",\"b\":\"x\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2        | is not YAML
          a: 1\\na: 2      | has the key 'a' twice
          a: !System {}   | has the tag !System
          a: !<tag:yaml.org,2002:java.lang.X> 1 | is not
          {{ a }}: 1      | has a key that is no text
          a: "\\\\0"        | holds U+0000
          a: *nobody      | is not YAML
          a: &x [*x]      | is
          """)
  void refusesWithTheReason(String yaml, String reason) {
    UnreadableDocument refused = refused(yaml.replace("\\n", "\n").replace("\\\\", "\\"));
    if (reason.equals("is not") && refused == null) {
      return;
    }
    assertThat(refused).isNotNull();
    assertThat(refused.reason()).startsWith(reason);
  }

  @Test
  void tellsTheLineWithinTheFile() {
    List<DocumentText> documents = DocumentText.split("a: 1\n---\nb: 2\n---\nc:\n  - [\n");
    assertThat(documents).hasSize(3);
    UnreadableDocument refused =
        catchThrowableOfType(
            UnreadableDocument.class, () -> new YamlParser(LIMITS).parse(documents.get(2)));
    assertThat(refused.line()).isBetween(6, 7);
  }

  @Test
  void refusesBombs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a%d: &a%d [".formatted(i, i));
      bomb.append(String.join(", ", java.util.Collections.nCopies(10, alias))).append("]\n");
    }
    assertThat(refused(bomb.toString()).reason()).contains("more than 1000 values");
    assertThat(refused("[".repeat(500) + "]".repeat(500)).reason()).contains("nested");
    assertThat(refused("[".repeat(40_000)).reason()).isNotEmpty();
    assertThat(refused("a: " + "x".repeat(200_000)).reason()).contains("larger than");
  }

  @Test
  void splitsAtMarkersOnly() {
    List<DocumentText> documents =
        DocumentText.split(
            """
            # a comment first
            ---
            %not a directive: 1
            a: |
              --- not a marker
            ...
            ---
            # nothing
            ---
            --- b
            """);
    assertThat(documents).extracting(DocumentText::number).containsExactly(1, 2);
    assertThat(documents).extracting(DocumentText::line).containsExactly(2, 10);
  }

  @Test
  void decodesWhatByteOrderMarksSay() throws Exception {
    byte[] utf8 = "\uFEFFa: ü".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] utf16 = "\uFEFFa: ü".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    assertThat(FileText.decode(utf8)).isEqualTo("a: ü");
    assertThat(FileText.decode(utf16)).isEqualTo("a: ü");
    assertThat(
            catchThrowableOfType(
                java.nio.charset.CharacterCodingException.class,
                () -> FileText.decode(new byte[] {(byte) 0xFC})))
        .isNotNull();
  }
}
