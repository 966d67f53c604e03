package io.appinventory.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  private static final List<String> FIELDS =
      List.of("name", "status", "operational_status", "team_id", "tags");

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          nmae,               -
          nam,                name
          names,              name
          NAME,               name
          statsu,             status
          statuss,            status
          teamid,             team_id
          team-id,            team_id
          teamId,             team_id
          operationalStatus,  operational_status
          tag,                tags
          x,                  -
          '',                 -
          color,              -
          """)
  void findsTheNameThatIsNear(String wrong, String meant) {
    assertThat(Names.nearest(wrong, FIELDS).orElse(null)).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({"nam,'; did you mean name?'", "zzzzzz,''"})
  void suggestsOrSaysNothing(String wrong, String said) {
    assertThat(Names.suggestion(wrong, FIELDS)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"1000", "100000"})
  void doesNotCompareWhatIsFarTooLong(int length) {
    assertThat(Names.nearest("n".repeat(length), FIELDS)).isEmpty();
  }
}
