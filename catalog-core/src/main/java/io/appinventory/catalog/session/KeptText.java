package io.appinventory.catalog.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.impl.CustomQueryPart;

/**
 * The text of a statement, cut where its parameters stand, so that it can be sent with others and
 * nobody has to read it again. Immutable.
 */
final class KeptText {
  private final List<String> pieces;
  private final List<Param<?>> parameters;

  private KeptText(List<String> pieces, List<Param<?>> parameters) {
    this.pieces = pieces;
    this.parameters = parameters;
  }

  /** Makes the text; empty where a question mark in it may be another thing than a parameter. */
  static Optional<KeptText> of(DSLContext dsl, Select<?> select) {
    List<Param<?>> parameters = new ArrayList<>(dsl.extractParams(select).values());
    parameters.removeIf(Param::isInline);
    String sql = dsl.render(select);
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (Param<?> parameter : parameters) {
      String shown = dsl.render(parameter); // a question mark, often within a cast
      int at = sql.indexOf(shown, from);
      if (at < 0) {
        return Optional.empty();
      }
      pieces.add(sql.substring(from, at));
      from = at + shown.length();
    }
    pieces.add(sql.substring(from));
    return pieces.stream().anyMatch(piece -> piece.indexOf('?') >= 0)
        ? Optional.empty()
        : Optional.of(new KeptText(List.copyOf(pieces), List.copyOf(parameters)));
  }

  /** Characters of the text. */
  int length() {
    return pieces.stream().mapToInt(String::length).sum();
  }

  /** The statement with other parameters of the same types. */
  QueryPart with(UnaryOperator<Param<?>> filled) {
    return new CustomQueryPart() {
      private static final long serialVersionUID = 1L;

      @Override
      public void accept(Context<?> context) {
        context.sql(pieces.getFirst());
        for (int i = 0; i < parameters.size(); i++) {
          context.visit(filled.apply(parameters.get(i))).sql(pieces.get(i + 1));
        }
      }
    };
  }
}
