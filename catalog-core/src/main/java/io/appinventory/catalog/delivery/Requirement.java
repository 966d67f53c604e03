package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a project has to achieve.
 *
 * @param header id, version and times
 * @param projectId the project
 * @param title what it is, in a line
 * @param description what it is
 * @param userStories who wants what for which reason
 * @param acceptanceCriteria when it is met
 * @param priority how soon it is due
 * @param status how far it is
 * @param estimatedEffortPoints the effort it may take
 * @param actualEffortPoints the effort it took
 * @param priorityOrder its place among others
 * @param assignedTo who sees to it
 * @param startDate when work begins
 * @param targetDate when it is due
 * @param completedDate when it was completed
 * @param tags labels
 */
public record Requirement(
    Header<Requirement> header,
    Id<Project> projectId,
    String title,
    @Nullable String description,
    Json userStories,
    Json acceptanceCriteria,
    Priority priority,
    RequirementStatus status,
    @Nullable Integer estimatedEffortPoints,
    @Nullable Integer actualEffortPoints,
    @Nullable Integer priorityOrder,
    @Nullable Id<User> assignedTo,
    @Nullable LocalDate startDate,
    @Nullable LocalDate targetDate,
    @Nullable LocalDate completedDate,
    List<String> tags)
    implements Entity<Requirement> {}
