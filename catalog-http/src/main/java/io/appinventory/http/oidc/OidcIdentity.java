package io.appinventory.http.oidc;

import java.util.Optional;

/**
 * Whom the issuer vouches for.
 *
 * @param subject what the issuer calls them, for ever
 * @param email the e-mail address, if the issuer has verified one
 * @param name the name shown, if the issuer tells one
 */
record OidcIdentity(String subject, Optional<String> email, Optional<String> name) {}
