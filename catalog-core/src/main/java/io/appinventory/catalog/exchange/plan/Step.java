package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Descriptor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of one descriptor. */
public sealed interface Step {
  /** The descriptor. */
  Descriptor descriptor();

  /**
   * It is new.
   *
   * @param sourceId the id of its row
   * @param target the entity to be made, or found by its name; null for what is only kept
   * @param name what to call it
   * @param exists whether the entity is there already, made by nobody's descriptor
   */
  record Create(
      Descriptor descriptor, UUID sourceId, @Nullable Target target, String name, boolean exists)
      implements Step {}

  /**
   * It says something else than before.
   *
   * @param row the row, with the entity it is tied to from now on
   * @param found what became of that entity
   */
  record Update(Descriptor descriptor, SourceRow row, Found found) implements Step {
    /** Whether the entity is there, or brought back. */
    public boolean alive() {
      return found != Found.DELETED;
    }
  }

  /** What became of the entity that a descriptor made. */
  enum Found {
    /** It is there. */
    ALIVE,
    /** It was deleted, and stays so. */
    DELETED,
    /** It was deleted, and is brought back. */
    RESTORED,
    /** It was deleted, and another of its name is taken over. */
    REPLACED
  }

  /**
   * It says what it said before.
   *
   * @param row the row
   * @param alive whether its entity is still there
   */
  record Same(Descriptor descriptor, SourceRow row, boolean alive) implements Step {}

  /**
   * It is not taken, as another holds the entity.
   *
   * @param reason who holds it
   * @param held the entity; null for what is only kept
   * @param copy whether it says the same, so that nothing is lost
   */
  record Conflict(Descriptor descriptor, String reason, @Nullable Target held, boolean copy)
      implements Step {}
}
