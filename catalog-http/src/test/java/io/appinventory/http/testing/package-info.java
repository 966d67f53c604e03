/** Real servers over real databases for tests. */
@NullMarked
package io.appinventory.http.testing;

import org.jspecify.annotations.NullMarked;
