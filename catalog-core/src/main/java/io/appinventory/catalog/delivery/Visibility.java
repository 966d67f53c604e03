package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** Whom a project is meant for. */
public enum Visibility implements Coded {
  /** Those who work on it. */
  PRIVATE,
  /** The organization. */
  INTERNAL,
  /** Everybody. */
  PUBLIC
}
