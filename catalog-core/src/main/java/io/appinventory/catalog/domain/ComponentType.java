package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** What a component is. */
public enum ComponentType implements Coded {
  /** A library. */
  LIBRARY,
  /** A small service. */
  MICROSERVICE,
  /** A development kit. */
  SDK,
  /** A program that works unattended. */
  AGENT,
  /** A part of a user interface. */
  UI_COMPONENT
}
