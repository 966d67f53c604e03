package io.appinventory.http.exchange;

import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** A body as it comes in, up to a limit. */
final class Body extends FilterInputStream {
  private final long limit;
  private long read;

  /**
   * A body that ends in a problem when it is larger than the limit.
   *
   * @param announced the length the caller announced, -1 for none
   */
  Body(InputStream in, long announced, long limit) {
    super(in);
    this.limit = limit;
    if (announced > limit) {
      throw tooLarge();
    }
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    return next < 0 ? next : counted(1, next);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    return count < 0 ? count : counted(count, count);
  }

  private int counted(int more, int result) {
    read += more;
    if (read > limit) {
      throw tooLarge();
    }
    return result;
  }

  private ProblemException tooLarge() {
    // What is left of the body is not read, so the connection is of no more use.
    return new ProblemException(
        new Problem(
            ProblemType.TOO_LARGE,
            "The body is larger than " + limit + " bytes.",
            List.of(),
            Map.of("Connection", "close")));
  }
}
