/**
 * Descriptors of other tools, in and out: {@code catalog-info.yaml}, {@code opslevel.yml}, {@code
 * cortex.yaml}, {@code compass.yml}, {@code service.datadog.yaml}, {@code CODEOWNERS}.
 *
 * <p>The way of the data: files become documents ({@code .read}); each document becomes one neutral
 * {@link io.appinventory.catalog.exchange.Descriptor} through the class of its format ({@code
 * .backstage} and its like); descriptors are held against the tenant ({@code .plan}), which is
 * where a dry run ends; the plan is written in one transaction ({@code .apply}). Nothing is lost on
 * the way: the whole document is kept beside the entity and is where an export begins.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.Descriptor}, then {@link
 * io.appinventory.catalog.exchange.DescriptorReader}.
 *
 * <p>Must not come in: terminals, HTTP, and anything that follows a URL.
 */
@NullMarked
package io.appinventory.catalog.exchange;

import org.jspecify.annotations.NullMarked;
