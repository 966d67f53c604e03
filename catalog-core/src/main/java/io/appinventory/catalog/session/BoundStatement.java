package io.appinventory.catalog.session;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * A statement that begins with the binding of a {@link BoundConnection}: the binding's parameter is
 * the first, and its result is passed over.
 *
 * <p>No parameter goes to the driver without a type. The driver (pgjdbc 42.7) has a statement that
 * holds such a one described by the server once it is prepared; and before a statement of which it
 * knows by the description that its rows may be large it ends the message, which ends the binding
 * too: the statement would run as whoever signed in.
 */
final class BoundStatement extends DefaultPreparedStatement {
  BoundStatement(PreparedStatement delegate, Connection creator) {
    super(delegate, creator);
  }

  @Override
  public boolean execute() throws SQLException {
    getDelegatePreparedStatement().execute();
    return getDelegatePreparedStatement().getMoreResults();
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    if (!execute()) {
      throw new SQLException("the statement returns no rows");
    }
    return getDelegatePreparedStatement().getResultSet();
  }

  @Override
  public int executeUpdate() throws SQLException {
    execute();
    return getDelegatePreparedStatement().getUpdateCount();
  }

  @Override
  public void setNull(int index, int sqlType) throws SQLException {
    getDelegatePreparedStatement().setNull(index + 1, typed(sqlType));
  }

  @Override
  public void setNull(int index, int sqlType, String typeName) throws SQLException {
    setNull(index, sqlType);
  }

  @Override
  public void setBoolean(int index, boolean x) throws SQLException {
    getDelegatePreparedStatement().setBoolean(index + 1, x);
  }

  @Override
  public void setShort(int index, short x) throws SQLException {
    getDelegatePreparedStatement().setShort(index + 1, x);
  }

  @Override
  public void setInt(int index, int x) throws SQLException {
    getDelegatePreparedStatement().setInt(index + 1, x);
  }

  @Override
  public void setLong(int index, long x) throws SQLException {
    getDelegatePreparedStatement().setLong(index + 1, x);
  }

  @Override
  public void setFloat(int index, float x) throws SQLException {
    getDelegatePreparedStatement().setFloat(index + 1, x);
  }

  @Override
  public void setDouble(int index, double x) throws SQLException {
    getDelegatePreparedStatement().setDouble(index + 1, x);
  }

  @Override
  public void setBigDecimal(int index, BigDecimal x) throws SQLException {
    getDelegatePreparedStatement().setBigDecimal(index + 1, x);
  }

  @Override
  public void setString(int index, String x) throws SQLException {
    getDelegatePreparedStatement().setString(index + 1, x);
  }

  @Override
  public void setBytes(int index, byte[] x) throws SQLException {
    getDelegatePreparedStatement().setBytes(index + 1, x);
  }

  @Override
  public void setDate(int index, Date x) throws SQLException {
    getDelegatePreparedStatement().setObject(index + 1, x.toLocalDate());
  }

  @Override
  public void setTime(int index, Time x) throws SQLException {
    getDelegatePreparedStatement().setObject(index + 1, x.toLocalTime());
  }

  @Override
  public void setTimestamp(int index, Timestamp x) throws SQLException {
    getDelegatePreparedStatement().setObject(index + 1, x.toLocalDateTime());
  }

  @Override
  public void setObject(int index, Object x) throws SQLException {
    switch (x) {
      case Date date -> setDate(index, date);
      case Time time -> setTime(index, time);
      case Timestamp timestamp -> setTimestamp(index, timestamp);
      default -> getDelegatePreparedStatement().setObject(index + 1, x);
    }
  }

  @Override
  public void setObject(int index, Object x, int targetSqlType) throws SQLException {
    if (x instanceof String text && targetSqlType == Types.OTHER) {
      setString(index, text); // an array, say, which the statement casts
    } else {
      getDelegatePreparedStatement().setObject(index + 1, x, targetSqlType);
    }
  }

  @Override
  public void setArray(int index, Array x) throws SQLException {
    getDelegatePreparedStatement().setArray(index + 1, x);
  }

  /** A type of which the driver tells the server; what is null can be cast to any other. */
  private static int typed(int sqlType) {
    return switch (sqlType) {
      case Types.BOOLEAN,
          Types.BIT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.REAL,
          Types.DOUBLE,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.BINARY,
          Types.VARBINARY ->
          sqlType;
      default -> Types.VARCHAR;
    };
  }
}
