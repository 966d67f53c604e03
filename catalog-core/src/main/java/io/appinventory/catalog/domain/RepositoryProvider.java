package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** Who hosts a repository. */
public enum RepositoryProvider implements Coded {
  /** GitHub. */
  GITHUB,
  /** GitLab. */
  GITLAB,
  /** Azure DevOps. */
  AZURE_DEVOPS,
  /** Bitbucket. */
  BITBUCKET
}
