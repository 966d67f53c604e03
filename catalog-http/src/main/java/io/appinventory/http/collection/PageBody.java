package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.query.Page;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Writes pages of lists as answers. */
public final class PageBody {
  private PageBody() {}

  /** Writes one item. */
  public interface Item<T> {
    /** Writes it. */
    void write(JsonGenerator out, T item) throws IOException;
  }

  /** Writes {@code {"data": [...], "meta": {...}}}. */
  public static <T> void write(JsonGenerator out, Page<T> page, Item<T> item) throws IOException {
    out.writeStartObject();
    out.writeArrayFieldStart("data");
    for (T each : page.items()) {
      item.write(out, each);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("meta");
    number(out, "total", page.total());
    number(
        out,
        "page",
        page.number().isPresent()
            ? OptionalLong.of(page.number().getAsInt())
            : OptionalLong.empty());
    out.writeNumberField("per_page", page.size());
    number(out, "total_pages", page.totalPages());
    text(out, "next_cursor", page.next());
    text(out, "prev_cursor", page.previous());
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void number(JsonGenerator out, String name, OptionalLong value)
      throws IOException {
    if (value.isPresent()) {
      out.writeNumberField(name, value.getAsLong());
    } else {
      out.writeNullField(name);
    }
  }

  private static void text(JsonGenerator out, String name, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      out.writeStringField(name, value.get());
    } else {
      out.writeNullField(name);
    }
  }
}
