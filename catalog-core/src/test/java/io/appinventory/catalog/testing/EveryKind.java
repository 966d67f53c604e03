package io.appinventory.catalog.testing;

import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A made-up type that has everything a type can have, so that what the core domain does not use yet
 * is tested all the same: decimals, dates, fixed properties, required references, references to its
 * own kind.
 *
 * @param header id, version and times
 * @param name unique within the tenant
 * @param colour given at creation, never changed
 * @param remark optional text
 * @param flag true unless said
 * @param small a whole number
 * @param big a great whole number
 * @param amount a decimal of four digits
 * @param day a day
 * @param moment a time
 * @param externalRef the id of nothing here
 * @param labels texts
 * @param extra an object
 * @param teamId the team it must have
 * @param parentId another of its kind
 */
public record EveryKind(
    Header<EveryKind> header,
    String name,
    Colour colour,
    @Nullable String remark,
    boolean flag,
    @Nullable Integer small,
    @Nullable Long big,
    @Nullable BigDecimal amount,
    @Nullable LocalDate day,
    @Nullable Instant moment,
    @Nullable UUID externalRef,
    List<String> labels,
    Json extra,
    Id<Team> teamId,
    @Nullable Id<EveryKind> parentId)
    implements Entity<EveryKind> {
  /** A closed vocabulary. */
  public enum Colour implements Coded {
    /** Like fire. */
    RED,
    /** Like grass. */
    GREEN,
    /** Like night. */
    DARK_BLUE
  }

  /**
   * A row it owns.
   *
   * @param title tells the rows of one owner apart
   * @param stars three unless said
   * @param written when
   * @param writerId by whom
   */
  public record Note(
      String title, int stars, @Nullable Instant written, @Nullable Id<Person> writerId) {}
}
