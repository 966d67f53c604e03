package io.appinventory.catalog.error;

/**
 * One field at fault.
 *
 * @param field the field's name, with a path for what lies inside it ({@code assignments[2].role})
 * @param code stable: {@code required}, {@code unknown_field}, {@code wrong_type}, {@code
 *     too_long}, {@code too_short}, {@code not_allowed}, {@code out_of_range}, {@code duplicate},
 *     {@code not_found}, {@code read_only}, {@code invalid}
 * @param message what was found and what is allowed
 */
public record FieldError(String field, String code, String message) {}
