package io.appinventory.catalog.exchange.plan;

import java.util.UUID;

/**
 * An entity that something refers to.
 *
 * @param collection its collection
 * @param id its id
 */
public record Target(String collection, UUID id) {}
