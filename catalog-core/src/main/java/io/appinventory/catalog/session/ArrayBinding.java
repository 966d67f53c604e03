package io.appinventory.catalog.session;

import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;

/**
 * Sends an array as a text of no type, so that the server reads it once, as what the statement says
 * it is. As a text of a type it would be a constant of the plan, copied and converted with it.
 */
final class ArrayBinding implements Binding<String, String> {
  private static final long serialVersionUID = 1;

  @Override
  public Converter<String, String> converter() {
    return Converter.of(String.class, String.class, text -> text, text -> text);
  }

  @Override
  public void sql(BindingSQLContext<String> context) {
    context.render().sql(context.variable());
  }

  @Override
  public void set(BindingSetStatementContext<String> context) throws SQLException {
    context.statement().setObject(context.index(), context.value(), Types.OTHER);
  }

  @Override
  public void register(BindingRegisterContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void set(BindingSetSQLOutputContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetResultSetContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetStatementContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void get(BindingGetSQLInputContext<String> context) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }
}
