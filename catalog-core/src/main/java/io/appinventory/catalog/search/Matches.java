package io.appinventory.catalog.search;

import io.appinventory.db.schema.Tables;
import io.appinventory.db.schema.tables.SearchMatches;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The matches of a question, which the database finds, as a table of a statement. */
final class Matches {
  private Matches() {}

  /**
   * The best matches, best first, after a place in their order. They are bound to the tenant of the
   * connection by the database itself.
   *
   * @param types where to look, or everywhere when none is named
   * @param most how many at most
   */
  static SearchMatches of(Question question, List<String> types, int most, SearchCursor after) {
    // As one text: the driver knows the type of it, and of an array it would have to ask first.
    Field<String[]> in =
        DSL.function(
            "string_to_array",
            SQLDataType.VARCHAR.array(),
            DSL.val(String.join(",", types)),
            DSL.inline(","));
    return Tables.SEARCH_MATCHES.call(
        DSL.val(question.text()),
        in,
        DSL.val(most),
        DSL.val(after.rank()),
        DSL.val(after.name()),
        DSL.val(after.type()),
        DSL.val(after.id()));
  }
}
