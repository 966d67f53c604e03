package io.appinventory.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * A data source that remembers the statements that go through it, with their parameters, so that
 * they can be replayed.
 */
final class Recorder {
  private final DataSource recording;
  private final List<Statement> statements = new ArrayList<>();

  /** A statement as it was sent: its text, and the setter calls that bound its parameters. */
  record Statement(String sql, TreeMap<Integer, Call> parameters) {}

  /** A call that bound a parameter. */
  record Call(Method setter, Object[] arguments) {}

  Recorder(DataSource source) {
    this.recording =
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Object answer = call(method, source, arguments);
              return answer instanceof Connection connection ? connection(connection) : answer;
            });
  }

  /** The data source to be used. */
  DataSource dataSource() {
    return recording;
  }

  /** Forgets. */
  void clear() {
    statements.clear();
  }

  /** What went through since the last {@link #clear}. */
  List<Statement> statements() {
    return List.copyOf(statements);
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object answer = call(method, connection, arguments);
          return answer instanceof PreparedStatement statement
              ? statement(statement, (String) arguments[0])
              : answer;
        });
  }

  private PreparedStatement statement(PreparedStatement statement, String sql) {
    Statement recorded = new Statement(sql, new TreeMap<>());
    statements.add(recorded);
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          if (method.getName().startsWith("set") && arguments.length > 1) {
            recorded.parameters().put((Integer) arguments[0], new Call(method, arguments));
          }
          return call(method, statement, arguments);
        });
  }

  private interface Answer {
    Object of(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Answer answer) {
    InvocationHandler handler =
        (self, method, arguments) ->
            answer.of(method, arguments == null ? new Object[0] : arguments);
    return type.cast(
        Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
