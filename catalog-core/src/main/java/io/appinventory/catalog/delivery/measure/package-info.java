/**
 * What software delivery amounts to: DORA's four measures, flaky tests, trends of builds, ages and
 * escapes of defects, vulnerabilities against a policy, release notes.
 *
 * <p>Nothing is stored: each is reckoned when it is asked for, of many entities in one statement.
 * Each class says what it counts; docs/delivery.md says it with examples and sources.
 *
 * <p>Read first: {@link io.appinventory.catalog.delivery.measure.DeliveryMeasures}.
 *
 * <p>Must not come in: what writes.
 */
@NullMarked
package io.appinventory.catalog.delivery.measure;

import org.jspecify.annotations.NullMarked;
