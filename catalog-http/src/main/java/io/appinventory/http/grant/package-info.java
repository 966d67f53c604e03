/**
 * Grants on single entities, given and taken back by those who may.
 *
 * <p>Must not come in: who may.
 */
@NullMarked
package io.appinventory.http.grant;

import org.jspecify.annotations.NullMarked;
