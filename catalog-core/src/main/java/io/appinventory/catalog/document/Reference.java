package io.appinventory.catalog.document;

import io.appinventory.catalog.model.EntityType;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A mention of an entity by its key.
 *
 * @param target the type of what is mentioned
 * @param key its name, e-mail address or title
 * @param path where the mention stands
 * @param found takes the id
 */
record Reference(EntityType<?> target, String key, String path, Consumer<UUID> found) {}
