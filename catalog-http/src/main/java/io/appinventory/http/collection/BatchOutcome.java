package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.model.Entity;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemJson;
import java.io.IOException;

/** What became of one line of a batch. */
sealed interface BatchOutcome {
  /** The number of the line, from 1 on. */
  int line();

  /** Writes it as a JSON object. */
  void write(JsonGenerator out) throws IOException;

  /**
   * It is done.
   *
   * @param line the number of the line
   * @param status the status it would have been answered with alone
   * @param id the entity
   * @param rowVersion its version now
   */
  record Done(int line, int status, String id, long rowVersion) implements BatchOutcome {
    /** The outcome of a step that left an entity behind. */
    static Done of(int line, int status, Entity<?> entity) {
      return new Done(line, status, entity.id().toString(), entity.rowVersion());
    }

    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeNumberField("line", line);
      out.writeNumberField("status", status);
      out.writeStringField("id", id);
      out.writeNumberField("row_version", rowVersion);
      out.writeEndObject();
    }
  }

  /**
   * It is refused, and nothing of it is written.
   *
   * @param line the number of the line
   * @param problem why
   */
  record Refused(int line, Problem problem) implements BatchOutcome {
    @Override
    public void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeNumberField("line", line);
      out.writeNumberField("status", problem.type().status());
      out.writeObjectFieldStart("problem");
      ProblemJson.writeMembers(out, problem);
      out.writeEndObject();
      out.writeEndObject();
    }
  }
}
