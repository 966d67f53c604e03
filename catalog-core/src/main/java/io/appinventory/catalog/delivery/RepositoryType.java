package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What keeps the versions of source code. */
public enum RepositoryType implements Coded {
  /** Git. */
  GIT,
  /** Subversion. */
  SVN
}
