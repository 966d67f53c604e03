package io.appinventory.catalog.query;

import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** A scope that remembers the statements it ran, for their plans to be asked for. */
public final class Tapped implements ExecuteListener {
  private static final long serialVersionUID = 1L;

  private final transient Scope scope;
  private final transient List<Query> statements = new ArrayList<>();

  public Tapped(Scope scope) {
    this.scope = scope;
  }

  /** The same scope, listened to. */
  public Scope scope() {
    var configuration =
        scope.dsl().configuration().derive(new DefaultExecuteListenerProvider(this));
    return new Scope(
        DSL.using(configuration), scope.principal(), scope.model(), scope.now(), scope.ids());
  }

  @Override
  public void executeStart(ExecuteContext context) {
    if (context.query() != null) {
      statements.add(context.query());
    }
  }

  /** What was run, as it is sent. */
  public List<String> sql() {
    return statements.stream().map(scope.dsl()::render).toList();
  }

  /** How PostgreSQL ran it, by running it again. */
  public List<Plan> plans() {
    return statements.stream()
        .map(
            statement ->
                Plan.of(
                    scope
                        .dsl()
                        .resultQuery("explain (analyze, timing off, format json) {0}", statement)
                        .fetchSingle()
                        .get(0, String.class)))
        .toList();
  }
}
