/**
 * Scorecards as they are defined: read with all their parts, held against the rules when they are
 * written, compiled once for each version.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.definition.Definition}, then {@link
 * io.appinventory.catalog.scorecard.definition.DefinitionCache}, which says why it is never behind,
 * and {@link io.appinventory.catalog.scorecard.definition.ScorecardRules}.
 *
 * <p>Must not come in: answers.
 */
@NullMarked
package io.appinventory.catalog.scorecard.definition;

import org.jspecify.annotations.NullMarked;
