package io.appinventory.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.appinventory.db.testing.TestDatabase;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Work done under one of the roles of the application, each in a transaction of its own. */
record Acting(DSLContext owner) {
  static final String INSUFFICIENT_PRIVILEGE = "42501";
  static final String FOREIGN_KEY_VIOLATION = "23503";
  static final String APPEND_ONLY = "IA001";

  static Acting on(TestDatabase database) {
    return new Acting(DSL.using(database.dataSource(), SQLDialect.POSTGRES));
  }

  /** For one tenant, or with none bound. */
  <T> T application(@Nullable UUID tenant, Function<DSLContext, T> work) {
    return as("catalog_app", tenant, work);
  }

  <T> T administrator(Function<DSLContext, T> work) {
    return as("catalog_admin", null, work);
  }

  private <T> T as(String role, @Nullable UUID tenant, Function<DSLContext, T> work) {
    return owner.transactionResult(
        tx -> {
          if (tenant != null) {
            tx.dsl()
                .fetch("select set_config('app.tenant_id', {0}, true)", DSL.val(tenant.toString()));
          }
          tx.dsl().execute("set local role {0}", DSL.name(role));
          return work.apply(tx.dsl());
        });
  }

  /** The server's refusal of this work, which must have this SQLSTATE. */
  static PSQLException refusal(String state, Callable<?> work) {
    DataAccessException refused = catchThrowableOfType(DataAccessException.class, work::call);
    assertThat(refused).as("refusal").isNotNull();
    PSQLException cause = refused.getCause(PSQLException.class);
    assertThat(cause.getSQLState()).as(cause.getMessage()).isEqualTo(state);
    return cause;
  }
}
