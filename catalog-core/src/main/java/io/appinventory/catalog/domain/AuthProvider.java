package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** Who vouches for a user. */
public enum AuthProvider implements Coded {
  /** The catalog itself, by password. */
  LOCAL,
  /** Okta. */
  OKTA,
  /** A SAML identity provider. */
  SAML,
  /** An OpenID Connect issuer. */
  OIDC
}
