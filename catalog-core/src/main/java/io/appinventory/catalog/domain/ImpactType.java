package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** What an incident does to the entities it affects. */
public enum ImpactType implements Coded {
  /** They do not work. */
  OUTAGE(OperationalStatus.OUTAGE),
  /** They work badly. */
  DEGRADED(OperationalStatus.DEGRADED);

  private final OperationalStatus operationalStatus;

  ImpactType(OperationalStatus operationalStatus) {
    this.operationalStatus = operationalStatus;
  }

  /** The operational status of what it affects while it is open. */
  public OperationalStatus operationalStatus() {
    return operationalStatus;
  }
}
