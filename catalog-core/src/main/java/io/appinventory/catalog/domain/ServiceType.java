package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** What a service is. */
public enum ServiceType implements Coded {
  /** An interface for programs. */
  API,
  /** An application in the browser. */
  WEB_APPLICATION,
  /** A database. */
  DATABASE,
  /** A broker of messages. */
  MESSAGE_QUEUE,
  /** A cache. */
  CACHE,
  /** What others run on. */
  INFRASTRUCTURE
}
