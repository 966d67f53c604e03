/**
 * From files to documents: which files are looked at, how YAML and JSON become trees with their
 * lines, and the limits that hold while doing so.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.read.DescriptorFiles}. A file that cannot
 * be read, and a document that cannot be parsed, becomes a {@link
 * io.appinventory.catalog.exchange.read.Reading.Refusal}; the others go on.
 *
 * <p>Must not come in: the database, what a format means, and anything that follows a URL.
 */
@NullMarked
package io.appinventory.catalog.exchange.read;

import org.jspecify.annotations.NullMarked;
