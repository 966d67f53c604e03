/**
 * The one mapping between JSON and the model: entities out, changes in.
 *
 * <p>Read first: {@link io.appinventory.catalog.json.EntityJson} and {@link
 * io.appinventory.catalog.json.ChangesJson}.
 *
 * <p>Must not come in: reflection over records, and anything that knows one particular entity type.
 */
@NullMarked
package io.appinventory.catalog.json;

import org.jspecify.annotations.NullMarked;
