package io.appinventory.bench;

import io.appinventory.catalog.Reader;
import java.util.function.Function;

/**
 * A question of the battery that Backstage publishes, as this catalog is asked it.
 *
 * @param number its number there
 * @param published what it is called there
 * @param ours what is asked here
 * @param publishedMillis the median there, in milliseconds
 * @param ask asks it
 */
record Scenario(
    int number,
    String published,
    String ours,
    double publishedMillis,
    Function<Reader, Object> ask) {}
