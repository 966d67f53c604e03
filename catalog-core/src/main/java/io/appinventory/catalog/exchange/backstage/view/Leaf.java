package io.appinventory.catalog.exchange.backstage.view;

import org.jspecify.annotations.Nullable;

/**
 * A value of a document that can be asked for.
 *
 * @param key the path to it, in lower case: {@code spec.type}
 * @param value the value in lower case; null where there is none, or one that is too long
 * @param original the value as it is written; null where {@code value} is
 */
public record Leaf(String key, @Nullable String value, @Nullable String original) {}
