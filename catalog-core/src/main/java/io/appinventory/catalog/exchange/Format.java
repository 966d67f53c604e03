package io.appinventory.catalog.exchange;

import io.appinventory.catalog.model.Coded;
import java.util.Optional;
import java.util.stream.Stream;

/** A format of descriptors. */
public enum Format implements Coded {
  /** Backstage's {@code catalog-info.yaml}, all kinds. */
  BACKSTAGE,
  /** OpsLevel's {@code opslevel.yml}. */
  OPSLEVEL,
  /** Cortex's {@code cortex.yaml}, which is OpenAPI. */
  CORTEX,
  /** Atlassian Compass' {@code compass.yml}. */
  COMPASS,
  /** Datadog's {@code service.datadog.yaml}, versions 2 to 3. */
  DATADOG,
  /** The file {@code CODEOWNERS} of GitHub, GitLab and Bitbucket. */
  CODEOWNERS;

  /** The format with the code. */
  public static Optional<Format> of(String code) {
    return Stream.of(values()).filter(format -> format.code().equals(code)).findFirst();
  }
}
