package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** What a resource is. */
public enum ResourceType implements Coded {
  /** An Amazon EC2 instance. */
  EC2,
  /** A virtual machine. */
  VIRTUAL_MACHINE,
  /** An Azure Logic App. */
  LOGIC_APP,
  /** A storage account. */
  STORAGE_ACCOUNT,
  /** A container instance. */
  CONTAINER_INSTANCE,
  /** A Kubernetes cluster. */
  KUBERNETES,
  /** A function app. */
  FUNCTION_APP,
  /** A load balancer. */
  LOAD_BALANCER,
  /** An API gateway. */
  API_GATEWAY,
  /** A content delivery network. */
  CDN
}
