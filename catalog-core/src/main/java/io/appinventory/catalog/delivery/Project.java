package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An undertaking that builds software.
 *
 * @param header id, version and times
 * @param name the name
 * @param slug its name in addresses, unique
 * @param description what it is for
 * @param repositoryUrl where its source code is
 * @param repositoryType what keeps the versions of it
 * @param status whether it goes on
 * @param visibility whom it is meant for
 * @param templateType what it was made like: a microservice, a monolith
 * @param techStack the technologies
 * @param teamId the team at work
 * @param ownerId who answers for it
 * @param budgetAllocatedCents the budget, in hundredths of the currency
 * @param estimatedHours the hours it may take
 * @param actualHours the hours it took
 * @param metadata what there is to say besides
 */
public record Project(
    Header<Project> header,
    String name,
    String slug,
    @Nullable String description,
    @Nullable String repositoryUrl,
    RepositoryType repositoryType,
    ProjectStatus status,
    Visibility visibility,
    @Nullable String templateType,
    List<String> techStack,
    @Nullable Id<Team> teamId,
    Id<User> ownerId,
    @Nullable Long budgetAllocatedCents,
    @Nullable Integer estimatedHours,
    @Nullable Integer actualHours,
    Json metadata)
    implements Entity<Project> {}
