package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a project.
 *
 * @param header id, version and times
 * @param projectId the project
 * @param featureId the feature it is in
 * @param testResultId the test that found it
 * @param incidentId the incident that brought it to light
 * @param title what is wrong, in a line
 * @param description what is wrong
 * @param severity how bad it is
 * @param priority how soon it is due
 * @param status how far the work is
 * @param type what kind of work it is
 * @param assignedTo who mends it
 * @param reportedBy who reported it
 * @param reproductionSteps how to see it
 * @param environment where it was seen
 * @param affectedVersion the version it is in
 * @param fixedVersion the version it is mended in
 * @param rootCause where it came from
 * @param fixDescription what was done
 * @param estimatedFixHours the hours it may take
 * @param actualFixHours the hours it took
 * @param dueDate when it is due
 * @param resolvedAt when it was resolved
 * @param verifiedAt when somebody saw that it was
 * @param verifiedBy who saw it
 * @param labels labels
 * @param attachments what belongs to it
 */
public record Defect(
    Header<Defect> header,
    Id<Project> projectId,
    @Nullable Id<Feature> featureId,
    @Nullable Id<TestResult> testResultId,
    @Nullable Id<Incident> incidentId,
    String title,
    String description,
    Severity severity,
    Priority priority,
    DefectStatus status,
    DefectType type,
    @Nullable Id<User> assignedTo,
    Id<User> reportedBy,
    @Nullable String reproductionSteps,
    @Nullable String environment,
    @Nullable String affectedVersion,
    @Nullable String fixedVersion,
    @Nullable String rootCause,
    @Nullable String fixDescription,
    @Nullable Integer estimatedFixHours,
    @Nullable Integer actualFixHours,
    @Nullable LocalDate dueDate,
    @Nullable Instant resolvedAt,
    @Nullable Instant verifiedAt,
    @Nullable Id<User> verifiedBy,
    List<String> labels,
    Json attachments)
    implements Entity<Defect> {}
