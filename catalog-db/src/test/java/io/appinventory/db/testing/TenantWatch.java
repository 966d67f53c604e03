package io.appinventory.db.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Watches what the application sends for a tenant: a statement that names a tenant table without
 * binding the tenant on it fails with an {@link AssertionError}, in whichever test it is sent. What
 * is sent otherwise, as the owner, is not watched.
 *
 * <p>Row-level security would hide such a slip: it is the second lock, and this watches the first.
 */
public final class TenantWatch {
  /** By this the application takes its role and its tenant; a statement may follow. */
  private static final Pattern BINDING =
      Pattern.compile(
          "^select set_config\\('role', 'catalog_app', true\\),"
              + " set_config\\('app.tenant_id', \\?, true\\)[^;]*(;|$)");

  private static final Map<String, TenantBinding> KNOWN = new ConcurrentHashMap<>();
  private static final ThreadLocal<Boolean> OFF = ThreadLocal.withInitial(() -> false);

  private TenantWatch() {}

  /** Runs what breaks the rule on purpose, on this thread. */
  public static <T> T unwatched(Supplier<T> body) {
    OFF.set(true);
    try {
      return body.get();
    } finally {
      OFF.set(false);
    }
  }

  /** The same connections, watched. */
  static DataSource over(DataSource source) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = call(source, method, arguments);
          return result instanceof Connection connection ? new Watched(connection).proxy() : result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(TenantWatch.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** One connection, and the tenant its transaction is bound to. */
  private static final class Watched {
    private final Connection connection;
    private @Nullable Object tenant;

    Watched(Connection connection) {
      this.connection = connection;
    }

    Connection proxy() {
      return TenantWatch.proxy(
          Connection.class,
          (self, method, arguments) -> {
            Object result = call(connection, method, arguments);
            if (result instanceof PreparedStatement statement && arguments != null) {
              return watch(statement, (String) arguments[0]);
            }
            if (method.getName().equals("commit")
                || method.getName().equals("rollback") && arguments == null) {
              tenant = null;
            }
            return result;
          });
    }

    private PreparedStatement watch(PreparedStatement statement, String sql) {
      Map<Integer, @Nullable Object> values = new HashMap<>();
      return TenantWatch.proxy(
          PreparedStatement.class,
          (self, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set") && arguments != null && arguments.length > 1) {
              values.put((Integer) arguments[0], arguments[1]);
            } else if (name.startsWith("execute") || name.equals("addBatch")) {
              check(sql, values);
            }
            return call(statement, method, arguments);
          });
    }

    private void check(String sql, Map<Integer, @Nullable Object> values) {
      var binding = BINDING.matcher(sql);
      boolean binds = binding.find();
      if (binds && binding.group(1).isEmpty()) {
        tenant = values.get(1);
        return;
      }
      Object expected = binds ? values.get(1) : tenant;
      if (expected != null && !OFF.get()) {
        require(sql.substring(binds ? binding.end() : 0), binds ? 1 : 0, expected, values);
      }
    }

    private static void require(
        String sql, int offset, Object expected, Map<Integer, @Nullable Object> values) {
      TenantBinding binding = KNOWN.computeIfAbsent(sql, TenantBinding::of);
      if (!binding.complaints().isEmpty()) {
        throw new AssertionError(binding.complaints() + " in: " + sql);
      }
      for (int parameter : binding.parameters()) {
        Object value = values.get(parameter + offset);
        if (!expected.toString().equals(String.valueOf(value))) {
          throw new AssertionError(
              "parameter " + parameter + " is " + value + ", not the tenant, in: " + sql);
        }
      }
    }
  }
}
