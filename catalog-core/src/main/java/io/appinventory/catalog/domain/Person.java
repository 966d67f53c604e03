package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import org.jspecify.annotations.Nullable;

/**
 * A person of the organization, who may or may not sign in.
 *
 * @param header id, version and times
 * @param name the full name
 * @param email unique within the tenant
 * @param teamId the team the person belongs to
 * @param roleTitle the job title
 * @param slackHandle the handle in chat
 */
public record Person(
    Header<Person> header,
    String name,
    String email,
    @Nullable Id<Team> teamId,
    @Nullable String roleTitle,
    @Nullable String slackHandle)
    implements Entity<Person> {}
