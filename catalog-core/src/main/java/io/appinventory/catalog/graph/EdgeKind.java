package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.Discriminator;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * One kind of dependency: a link table, read in the direction of need.
 *
 * @param relation its name, as the end that needs calls it if that end describes it at all
 * @param from the type that needs
 * @param to the type that is needed
 * @param link a link over the table, for the rest
 * @param fromColumn the table's column of what needs
 * @param toColumn the table's column of what is needed
 */
record EdgeKind(
    String relation,
    EntityType<?> from,
    EntityType<?> to,
    Link<?, ?> link,
    Field<UUID> fromColumn,
    Field<UUID> toColumn) {

  /** All kinds of a model. */
  static List<EdgeKind> all(CatalogModel model) {
    Map<List<Object>, EdgeKind> kinds = new LinkedHashMap<>();
    for (Dependency meaning : List.of(Dependency.NEEDS, Dependency.NEEDED_BY)) {
      // Those that need come first: theirs is the name.
      model.types().forEach(type -> collect(type, meaning, kinds));
    }
    return List.copyOf(kinds.values());
  }

  private static void collect(
      EntityType<?> type, Dependency meaning, Map<List<Object>, EdgeKind> kinds) {
    for (Relation<?, ?> relation : type.relations()) {
      if (relation instanceof Link<?, ?> link && link.dependency() == meaning) {
        EdgeKind kind = of(type, link);
        kinds.putIfAbsent(kind.identity(), kind);
      }
    }
  }

  private static EdgeKind of(EntityType<?> type, Link<?, ?> link) {
    return link.dependency() == Dependency.NEEDS
        ? new EdgeKind(link.name(), type, link.target(), link, link.near(), link.far())
        : new EdgeKind(link.name(), link.target(), type, link, link.far(), link.near());
  }

  /** What two descriptions of one link have in common. */
  private List<Object> identity() {
    @Nullable Discriminator shared = link.discriminator();
    return Arrays.asList(
        table().getName(),
        fromColumn.getName(),
        toColumn.getName(),
        shared == null ? "" : shared.value());
  }

  /** The link table. */
  Table<?> table() {
    return link.table();
  }

  /** That a row of the link table is of the tenant and of this kind. */
  Condition rows(Scope scope) {
    Condition tenant = scope.tenant(link.tenantColumn(), table());
    @Nullable Discriminator shared = link.discriminator();
    return shared == null ? tenant : tenant.and(shared.column().eq(shared.value()));
  }
}
