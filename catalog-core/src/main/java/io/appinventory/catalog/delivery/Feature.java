package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What meets a requirement.
 *
 * @param header id, version and times
 * @param requirementId the requirement
 * @param projectId the project of the requirement
 * @param name the name
 * @param description what it is
 * @param implementationStatus how far it is
 * @param implementationNotes what was noted on the way
 * @param developerId who builds it
 * @param branchName the branch it is built on
 * @param pullRequestUrl where it is discussed
 * @param codeReviewStatus what the review says
 * @param estimatedHours the hours it may take
 * @param actualHours the hours it took
 * @param complexityPoints how intricate it is, 1 to 13
 * @param startDate when work began
 * @param completedDate when it was completed
 * @param blockedReason what stands in its way
 * @param metadata what there is to say besides
 */
public record Feature(
    Header<Feature> header,
    Id<Requirement> requirementId,
    Id<Project> projectId,
    String name,
    @Nullable String description,
    ImplementationStatus implementationStatus,
    Json implementationNotes,
    @Nullable Id<User> developerId,
    @Nullable String branchName,
    @Nullable String pullRequestUrl,
    CodeReviewStatus codeReviewStatus,
    @Nullable Integer estimatedHours,
    @Nullable Integer actualHours,
    @Nullable Integer complexityPoints,
    @Nullable Instant startDate,
    @Nullable Instant completedDate,
    @Nullable String blockedReason,
    Json metadata)
    implements Entity<Feature> {}
