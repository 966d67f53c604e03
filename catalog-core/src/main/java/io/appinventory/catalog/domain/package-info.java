/**
 * The core domain: the records, vocabularies and descriptions of teams, people, products, services,
 * components, resources, repositories, incidents and users.
 *
 * <p>Read first: {@link io.appinventory.catalog.domain.Services}, a description with everything a
 * type can have. To add a type, write a migration, a record and a description, and name the
 * description in {@link io.appinventory.catalog.domain.CoreDomain}.
 *
 * <p>Must not come in: SQL, JSON or HTTP. Behaviour special to a type is a {@link
 * io.appinventory.catalog.store.Rules} of its own.
 */
@NullMarked
package io.appinventory.catalog.domain;

import org.jspecify.annotations.NullMarked;
