package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Id;

/**
 * A person's role for an entity.
 *
 * @param personId who
 * @param role free text such as Lead, Engineer, Architect, On-Call, Stakeholder, Product Manager
 */
public record Assignment(Id<Person> personId, String role) {}
