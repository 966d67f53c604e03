package io.appinventory.catalog.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what of an entity matches a question. */
final class MatchFinder {
  private static final int NOWHERE = -1;

  private final List<String> words;

  MatchFinder(Question question) {
    // The longest says the most.
    this.words =
        question.words().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  /**
   * A text of an entity.
   *
   * @param field where it stands
   * @param text the text
   * @param folded the text as it is compared
   */
  private record Place(String field, String text, Folded folded) {
    Match match(int found) {
      return Match.around(field, text, found == NOWHERE ? 0 : folded.origin(found));
    }
  }

  /**
   * The match of an entity that was found with a rank.
   *
   * @param fields the names of its searched properties, the label first
   * @param texts their values
   */
  Optional<Match> find(MatchRank rank, List<String> fields, JsonNode texts) {
    List<String> searched = rank.byName() ? fields.subList(0, 1) : fields.subList(1, fields.size());
    List<Place> places = new ArrayList<>();
    searched.forEach(
        field ->
            JsonTexts.forEach(
                field,
                texts.path(field),
                (path, text) -> places.add(new Place(path, text, Folded.of(text)))));
    return rank.similar() ? mostSimilar(places) : fullest(places);
  }

  /** Where most words stand, at the first of them. */
  private Optional<Match> fullest(List<Place> places) {
    return places.stream()
        .filter(place -> count(place) > 0)
        .max(
            Comparator.comparingLong(this::count)
                .thenComparing(Comparator.comparingInt(places::indexOf).reversed()))
        .map(place -> place.match(first(place)));
  }

  private long count(Place place) {
    return words.stream().filter(word -> place.folded().find(word) >= 0).count();
  }

  private int first(Place place) {
    return words.stream()
        .mapToInt(place.folded()::find)
        .filter(found -> found >= 0)
        .findFirst()
        .orElse(NOWHERE);
  }

  /** Where the word stands that differs least from one asked for. */
  private Optional<Match> mostSimilar(List<Place> places) {
    int least = Integer.MAX_VALUE;
    Optional<Match> match = Optional.empty();
    for (Place place : places) {
      int at = 1;
      for (String word : place.folded().words()) {
        int distance = distance(word);
        if (distance < least) {
          least = distance;
          match = Optional.of(place.match(at));
        }
        at += word.length() + 1;
      }
    }
    return match;
  }

  private int distance(String word) {
    return words.stream()
        .filter(asked -> Math.abs(asked.length() - word.length()) <= 2)
        .mapToInt(asked -> distance(asked, word))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** The number of letters to insert, remove or replace (Levenshtein 1966). */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[right.length()];
  }
}
