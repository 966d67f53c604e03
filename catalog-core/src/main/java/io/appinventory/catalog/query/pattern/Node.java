package io.appinventory.catalog.query.pattern;

import java.util.List;

/** A part of a regular expression. */
sealed interface Node {
  /** One character out of a set. */
  record Characters(List<Span> spans, boolean negated) implements Node {
    boolean has(int c) {
      boolean listed = false;
      for (Span span : spans) {
        listed |= c >= span.first() && c <= span.last();
      }
      return listed != negated;
    }
  }

  /** Characters from one to another. */
  record Span(int first, int last) {}

  /** The start of the text. */
  record Start() implements Node {}

  /** The end of the text. */
  record End() implements Node {}

  /** One after the other. */
  record Sequence(List<Node> parts) implements Node {}

  /** One of several. */
  record Choice(List<Node> parts) implements Node {}

  /** Several times over; {@code max} is {@link #UNBOUNDED} for any number. */
  record Repeat(Node part, int min, int max) implements Node {}

  /** No upper bound. */
  int UNBOUNDED = -1;

  /** How many steps its program takes; grows with every repetition. */
  default long size() {
    return switch (this) {
      case Characters c -> 1;
      case Start s -> 1;
      case End e -> 1;
      case Sequence sequence -> sequence.parts().stream().mapToLong(Node::size).sum();
      case Choice choice -> choice.parts().stream().mapToLong(part -> part.size() + 2).sum();
      case Repeat repeat ->
          (repeat.part().size() + 2) * Math.max(1, Math.max(repeat.min() + 1, repeat.max()));
    };
  }

  /** Writes it for PostgreSQL. */
  default void print(StringBuilder out) {
    switch (this) {
      case Characters c -> print(out, c);
      case Start s -> out.append('^');
      case End e -> out.append('$');
      case Sequence sequence -> sequence.parts().forEach(part -> part.print(out));
      case Choice choice -> {
        out.append("(?:");
        for (int i = 0; i < choice.parts().size(); i++) {
          out.append(i == 0 ? "" : "|");
          choice.parts().get(i).print(out);
        }
        out.append(')');
      }
      case Repeat repeat -> {
        out.append("(?:");
        repeat.part().print(out);
        out.append("){").append(repeat.min()).append(',');
        out.append(repeat.max() == UNBOUNDED ? "" : String.valueOf(repeat.max())).append('}');
      }
    }
  }

  private static void print(StringBuilder out, Characters characters) {
    if (characters.spans().isEmpty()) {
      out.append('.');
      return;
    }
    out.append(characters.negated() ? "[^" : "[");
    for (Span span : characters.spans()) {
      Escaping.append(out, span.first());
      if (span.last() > span.first()) {
        out.append('-');
        Escaping.append(out, span.last());
      }
    }
    out.append(']');
  }
}
