package io.appinventory.catalog.model;

import org.jooq.Field;

/**
 * What tells the rows of one entity type in a table that several types share.
 *
 * @param column the column, such as {@code entity_type}
 * @param value the collection's name, such as {@code services}
 */
public record Discriminator(Field<String> column, String value) {}
