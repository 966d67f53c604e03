package io.appinventory.db.testing;

import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a migrated database of its own, dropped after its last test:
 * {@code @ExtendWith(TestDatabaseExtension.class)}, then a parameter of type {@link TestDatabase}
 * or {@link DataSource} in a constructor, a test or a lifecycle method. Nested classes share the
 * one of the class around them.
 */
public final class TestDatabaseExtension implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestDatabase.class || type == DataSource.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    TestDatabase database =
        outermostClass(context)
            .getStore(Namespace.create(TestDatabaseExtension.class))
            .computeIfAbsent(
                TestDatabase.class, type -> TestDatabase.migrated(), TestDatabase.class);
    return parameter.getParameter().getType() == DataSource.class
        ? database.dataSource()
        : database;
  }

  /** What is kept there is closed after the last test of the class. */
  private static ExtensionContext outermostClass(ExtensionContext context) {
    return context
        .getParent()
        .filter(parent -> parent.getTestClass().isPresent())
        .map(TestDatabaseExtension::outermostClass)
        .orElse(context);
  }
}
