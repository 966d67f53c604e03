/**
 * From files to findings: which format a file is in, and what it says. Every parser reads a stream
 * and keeps sums, never the file; XML is read without DTDs and entities of its own.
 *
 * <p>Read first: {@link io.appinventory.catalog.evidence.read.EvidenceReader}, then one of the
 * parsers. A file that cannot be read becomes a refusal with its line; the others go on.
 *
 * <p>Must not come in: the database, and anything that follows a URL.
 */
@NullMarked
package io.appinventory.catalog.evidence.read;

import org.jspecify.annotations.NullMarked;
