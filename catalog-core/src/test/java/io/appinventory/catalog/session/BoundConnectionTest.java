package io.appinventory.catalog.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No statement leaves a bound connection without its tenant. */
class BoundConnectionTest {
  private static final UUID TENANT = new UUID(7, 7);

  private static final Binding BINDING = Binding.within(Duration.ofSeconds(3));

  private final List<String> sent = new ArrayList<>();
  private final BoundConnection connection =
      new BoundConnection(proxy(Connection.class, this::prepare), BINDING, TENANT);

  static Stream<Method> waysToAStatement() {
    return Arrays.stream(Connection.class.getMethods())
        .filter(method -> Statement.class.isAssignableFrom(method.getReturnType()));
  }

  @ParameterizedTest
  @MethodSource("waysToAStatement")
  void bindsOrRefusesEveryStatement(Method way) throws Exception {
    try {
      way.invoke(connection, arguments(way));
      assertThat(sent)
          .containsExactly(BINDING.toRead() + ";select 1", "setString [1, " + TENANT + "]");
    } catch (InvocationTargetException refused) {
      assertThat(refused.getCause()).isInstanceOf(SQLException.class);
      assertThat(sent).isEmpty();
    }
  }

  @Test
  void countsParametersFromTheStatementsOwnFirst() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("select ?")) {
      statement.setString(1, "x");
      statement.setObject(2, 5);
    }
    assertThat(sent).contains("setString [2, x]", "setObject [3, 5]");
  }

  @Test
  void refusesAnythingButRowsWhereRowsAreAskedFor() throws Exception {
    try (PreparedStatement statement = connection.prepareStatement("delete from x")) {
      assertThatThrownBy(statement::executeQuery).isInstanceOf(SQLException.class);
    }
  }

  private static Object[] arguments(Method way) {
    return Arrays.stream(way.getParameterTypes())
        .map(
            type ->
                type == String.class
                    ? "select 1"
                    : type == int.class
                        ? (Object) 1003
                        : type == int[].class ? new int[0] : new String[0])
        .toArray();
  }

  private Object prepare(Object self, Method method, Object[] arguments) {
    if (Statement.class.isAssignableFrom(method.getReturnType())) {
      sent.add(String.valueOf(arguments == null ? "" : arguments[0]));
      return proxy(method.getReturnType(), this::execute);
    }
    return null;
  }

  private Object execute(Object self, Method method, Object[] arguments) {
    if (arguments != null) {
      sent.add(method.getName() + " " + Arrays.toString(arguments));
    }
    return method.getReturnType() == boolean.class ? (Object) false : null;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
