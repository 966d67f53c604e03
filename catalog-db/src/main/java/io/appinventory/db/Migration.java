package io.appinventory.db;

/**
 * One step of the schema.
 *
 * @param version as the file name has it: {@code 002} for {@code V002__...}
 * @param description what the file name says it does
 * @param applied whether the database has it
 */
public record Migration(String version, String description, boolean applied) {}
