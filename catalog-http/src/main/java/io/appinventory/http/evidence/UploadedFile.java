package io.appinventory.http.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.evidence.read.Content;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Schemas;

/** A file that is the body of a request. */
final class UploadedFile {
  private UploadedFile() {}

  /** Lets the reader read it; what cannot be read is answered with its line. */
  static EvidenceReader read(EvidenceReader reader, byte[] body) {
    reader.read("body", Content.of(body), true);
    for (Reading.Refusal refusal : reader.reading().refusals()) {
      int line = refusal.place().line();
      throw ProblemException.malformed(
          "body", (line > 0 ? "line " + line + ": " : "") + refusal.reason());
    }
    return reader;
  }

  static Parameter idempotency() {
    return Parameter.header(
        Submission.HEADER, "A name for the request, to be done once.", Schemas.string());
  }

  /** What reports say of a file that was refused. */
  static ObjectNode refusal() {
    return Schemas.object(
        "file", Schemas.string(), "line", Schemas.integer(0), "reason", Schemas.string());
  }
}
