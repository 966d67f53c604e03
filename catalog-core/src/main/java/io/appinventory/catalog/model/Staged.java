package io.appinventory.catalog.model;

import java.util.Set;

/**
 * A constant of a vocabulary of stages: what is at one can move to some of the others. An entity
 * may be created at any stage; every later write keeps to the moves.
 *
 * @param <E> the vocabulary
 */
public interface Staged<E extends Staged<E>> extends Coded {
  /** The stages that can follow this one. */
  Set<E> next();
}
