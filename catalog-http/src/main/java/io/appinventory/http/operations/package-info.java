/**
 * What whoever runs the server needs: health, metrics, the access log, headers that protect.
 *
 * <p>Must not come in: anything about the catalog's contents.
 */
@NullMarked
package io.appinventory.http.operations;

import org.jspecify.annotations.NullMarked;
