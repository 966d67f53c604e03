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
   * @param row the row
   * @param alive whether its entity is still there
   */
  record Update(Descriptor descriptor, SourceRow row, boolean alive) implements Step {}

  /**
   * It says what it said before.
   *
   * @param row the row
   */
  record Same(Descriptor descriptor, SourceRow row) implements Step {}

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
