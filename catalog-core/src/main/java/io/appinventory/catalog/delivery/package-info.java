/**
 * Software delivery: what is planned, built, tested and deployed, and what is known to be wrong
 * with it. Read {@link io.appinventory.catalog.delivery.DeliveryDomain} first; each type is a
 * record, a description named after it in the plural and, where it has a life of its own, a class
 * of rules. What may follow which status stands in the vocabularies. Nothing of HTTP, formats or
 * other domains' rules comes in.
 */
@NullMarked
package io.appinventory.catalog.delivery;

import org.jspecify.annotations.NullMarked;
