package io.appinventory.catalog.scorecard.finding;

/**
 * Something that a question is about.
 *
 * @param name as filters name it: {@code team.name}, {@code count(repositories)}
 * @param finding its value
 */
public record Subject(String name, Finding finding) {}
