package io.appinventory.http.testing;

import io.appinventory.db.testing.TestDatabase;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a server of its own: {@code @ExtendWith(RunningServerExtension.class)}, then a
 * parameter of type {@link RunningServer}.
 */
public final class RunningServerExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return outermostClass(context)
        .getStore(Namespace.create(RunningServerExtension.class))
        .computeIfAbsent(Pair.class, type -> new Pair(), Pair.class)
        .server();
  }

  private static ExtensionContext outermostClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(RunningServerExtension::outermostClass)
        .orElse(context);
  }

  /** Both are closed after the last test of the class. */
  private record Pair(TestDatabase database, RunningServer server) implements AutoCloseable {
    Pair() {
      this(TestDatabase.migrated());
    }

    private Pair(TestDatabase database) {
      this(database, RunningServer.on(database));
    }

    @Override
    public void close() {
      server.close();
      database.close();
    }
  }
}
