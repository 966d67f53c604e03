package io.appinventory.http.operations;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.error.UnavailableException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.exception.DataAccessException;

/**
 * Whether the server can answer: its database answers, and has every column this program reads.
 * Asked as a tenant that does not exist, so that it works with the rights of any other request.
 */
public final class Readiness {
  private static final UUID NOBODY = new UUID(0, 0);

  private final Catalog catalog;
  private volatile boolean migrated;
  private volatile boolean stopping;

  /** Of a catalog. */
  public Readiness(Catalog catalog) {
    this.catalog = catalog;
  }

  /** From now on, the server wants no more requests. */
  public void stop() {
    stopping = true;
  }

  /** What stands in the way, if anything does. */
  public Optional<String> obstacle() {
    if (stopping) {
      return Optional.of("The server is stopping.");
    }
    List<EntityType<?>> types = catalog.model().types();
    try {
      // All of them until that went well once: a running program's schema only grows.
      (migrated ? types.subList(0, 1) : types).forEach(this::read);
      migrated = true;
      return Optional.empty();
    } catch (UnavailableException e) {
      return Optional.of("The database does not answer.");
    } catch (DataAccessException e) {
      return Optional.of("The database does not have the schema of this program.");
    }
  }

  private <R extends Entity<R>> void read(EntityType<R> type) {
    Id<R> none = Id.of(NOBODY);
    Optional<R> ignored = catalog.read(Principal.system(NOBODY), reader -> reader.find(type, none));
  }
}
