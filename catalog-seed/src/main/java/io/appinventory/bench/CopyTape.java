package io.appinventory.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** What went through COPY, kept in files, so that it can be sent again. */
final class CopyTape implements AutoCloseable {
  private final Path folder;
  private final List<Piece> pieces = new ArrayList<>();

  /** A statement and the rows that went with it. */
  private record Piece(String statement, Path rows) {}

  /** An empty one that keeps its files in an empty folder, which goes with it. */
  CopyTape(Path folder) {
    this.folder = folder;
  }

  /** The same connection; what is copied through it is kept. */
  Connection recording(Connection connection) throws SQLException {
    BaseConnection base = connection.unwrap(BaseConnection.class);
    CopyManager copies = new Recording(base);
    PGConnection server =
        proxy(
            PGConnection.class,
            (method, arguments) ->
                method.getName().equals("getCopyAPI") ? copies : call(method, base, arguments));
    return proxy(
        Connection.class,
        (method, arguments) ->
            method.getName().equals("unwrap") && arguments[0] == PGConnection.class
                ? server
                : call(method, connection, arguments));
  }

  /** Sends all of it again. */
  void play(CopyManager copies) throws SQLException, IOException {
    for (Piece piece : pieces) {
      try (InputStream rows = Files.newInputStream(piece.rows())) {
        copies.copyIn(piece.statement(), rows);
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Piece piece : pieces) {
      Files.deleteIfExists(piece.rows());
    }
    Files.deleteIfExists(folder);
  }

  private final class Recording extends CopyManager {
    Recording(BaseConnection connection) throws SQLException {
      super(connection);
    }

    @Override
    public long copyIn(String sql, InputStream from) throws SQLException, IOException {
      Path file = folder.resolve(String.valueOf(pieces.size()));
      byte[] rows = from.readAllBytes();
      Files.write(file, rows);
      pieces.add(new Piece(sql, file));
      return super.copyIn(sql, new ByteArrayInputStream(rows));
    }
  }

  private interface Answer {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            CopyTape.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer.of(method, arguments == null ? new Object[0] : arguments)));
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
