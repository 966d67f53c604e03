package io.appinventory.catalog.query.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from an entity to what is asked about: relations, a property, and keys inside of its JSON
 * value. {@code team.name}, {@code attributes.sla}. Its methods make conditions.
 *
 * @param segments the names, at least one
 * @param at where it stood
 */
public record Path(List<String> segments, Position at) {
  /** Keeps a copy; refuses an empty path. */
  public Path {
    segments = List.copyOf(segments);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one name");
    }
  }

  /** Of names with dots between them. For a name that holds a dot use {@link #of(List)}. */
  public static Path of(String dotted) {
    return of(Arrays.asList(dotted.split("\\.", -1)));
  }

  /** Of names. */
  public static Path of(List<String> names) {
    return new Path(names, Position.NONE);
  }

  /** Further on the way. */
  public Path then(String name) {
    return new Path(Stream.concat(segments.stream(), Stream.of(name)).toList(), at);
  }

  /** Equals the text, exactly. */
  public Filter.Term eq(String text) {
    return compare(Operator.EQ, Literal.of(text));
  }

  /** Equals the number. */
  public Filter.Term eq(long number) {
    return compare(Operator.EQ, Literal.of(number));
  }

  /** Equals the number. */
  public Filter.Term eq(BigDecimal number) {
    return compare(Operator.EQ, Literal.of(number));
  }

  /** Is so. */
  public Filter.Term eq(boolean value) {
    return compare(Operator.EQ, Literal.of(value));
  }

  /** Is missing or another text. */
  public Filter.Term ne(String text) {
    return compare(Operator.NE, Literal.of(text));
  }

  /** Is before the time. */
  public Filter.Term before(Instant time) {
    return compare(Operator.LT, Literal.of(time));
  }

  /** Is after the time. */
  public Filter.Term after(Instant time) {
    return compare(Operator.GT, Literal.of(time));
  }

  /** Lies less than {@code age} back, or ahead. */
  public Filter.Term within(Duration age) {
    return compare(Operator.GT, Literal.now(age.negated()));
  }

  /** Any comparison. */
  public Filter.Term compare(Operator operator, Literal value) {
    return new Filter.Compare(this, operator, value);
  }

  /** Is one of the texts. */
  public Filter.Term in(String... texts) {
    return new Filter.In(this, Arrays.stream(texts).<Literal>map(Literal::of).toList());
  }

  /** Starts with the text, whatever the case. */
  public Filter.Term startsWith(String prefix) {
    return new Filter.Prefix(this, Operator.EQ, Literal.of(prefix));
  }

  /** Contains the text, whatever the case; of a list: has it as an element. */
  public Filter.Term has(String text) {
    return new Filter.Has(this, Literal.of(text));
  }

  /** Matches the regular expression somewhere. */
  public Filter.Term matches(String expression) {
    return new Filter.Matches(this, Literal.of(expression));
  }

  /** Is there, and not empty. */
  public Filter.Term present() {
    return new Filter.Present(this);
  }

  /** Some related row satisfies the condition. */
  public Filter.Term some(Filter condition) {
    return new Filter.Some(this, condition);
  }

  /** The latest of those rows that satisfy the condition passes the test. */
  public Filter.Term last(Filter condition, Filter.Term test) {
    return new Filter.Last(this, condition, test);
  }

  /** How many there are. */
  public Filter.Term count(Operator operator, long number) {
    return new Filter.Count(this, Filter.always(), operator, number);
  }

  /** How many of them satisfy the condition. */
  public Filter.Term count(Filter condition, Operator operator, long number) {
    return new Filter.Count(this, condition, operator, number);
  }

  /** As in the text form, names quoted where they need to be. */
  @Override
  public String toString() {
    return segments.stream().map(Quoting::name).collect(Collectors.joining("."));
  }
}
