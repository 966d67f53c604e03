package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Defect;
import io.appinventory.catalog.delivery.DefectStatus;
import io.appinventory.catalog.delivery.Defects;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.ImplementationStatus;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.Requirement;
import io.appinventory.catalog.delivery.RequirementStatus;
import io.appinventory.catalog.delivery.Requirements;
import io.appinventory.catalog.delivery.Vulnerabilities;
import io.appinventory.catalog.delivery.Vulnerability;
import io.appinventory.catalog.delivery.VulnerabilityStatus;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Listing;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Gathers release notes by the filters of the catalog, so that its rules hold for them too. */
final class ReleaseNotesReader {
  private final Scope scope;
  private final Build from;
  private final Build to;
  private boolean complete = true;

  ReleaseNotesReader(Scope scope, Id<Build> from, Id<Build> to) {
    this.scope = scope;
    this.from = new EntityReader(scope).get(Builds.TYPE, from);
    this.to = new EntityReader(scope).get(Builds.TYPE, to);
    if (!this.from.projectId().equals(this.to.projectId())) {
      throw new MalformedQueryException("to_build", "is a build of another project");
    }
    if (this.from.buildNumber() >= this.to.buildNumber()) {
      throw new MalformedQueryException(
          "to_build",
          "is number " + this.to.buildNumber() + ", not after " + this.from.buildNumber());
    }
  }

  ReleaseNotes read() {
    Project project = new EntityReader(scope).get(Projects.TYPE, from.projectId());
    List<Build> builds =
        list(
            Builds.TYPE,
            Filter.eq(Builds.PROJECT_ID, project.id()),
            between(Builds.BUILD_NUMBER, from.buildNumber(), to.buildNumber()));
    List<Feature> features =
        list(
            Features.TYPE,
            Filter.eq(Features.PROJECT_ID, project.id()),
            Filter.eq(Features.IMPLEMENTATION_STATUS, ImplementationStatus.COMPLETED),
            between(Features.COMPLETED_DATE, ended(from), ended(to)));
    List<Requirement> requirements =
        list(
            Requirements.TYPE,
            Filter.eq(Requirements.PROJECT_ID, project.id()),
            Filter.eq(Requirements.STATUS, RequirementStatus.COMPLETED),
            between(Requirements.COMPLETED_DATE, day(ended(from)), day(ended(to))));
    List<Defect> defects =
        list(
            Defects.TYPE,
            Filter.eq(Defects.PROJECT_ID, project.id()),
            Filter.ne(Defects.STATUS, DefectStatus.WONT_FIX),
            between(Defects.RESOLVED_AT, ended(from), ended(to)));
    List<Vulnerability> vulnerabilities =
        list(
            Vulnerabilities.TYPE,
            Filter.eq(Vulnerabilities.PROJECT_ID, project.id()),
            Filter.eq(Vulnerabilities.STATUS, VulnerabilityStatus.REMEDIATED),
            between(Vulnerabilities.REMEDIATED_AT, ended(from), ended(to)));
    return new ReleaseNotes(
        project, from, to, builds, features, requirements, defects, vulnerabilities, complete);
  }

  private static Instant ended(Build build) {
    Instant begun = Objects.requireNonNullElse(build.startedAt(), build.header().createdAt());
    return Objects.requireNonNullElse(build.completedAt(), begun);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }

  private static <T> Filter between(Property<?, T> property, T after, T until) {
    return Filter.and(
        Filter.compare(property, Operator.GT, after), Filter.compare(property, Operator.LE, until));
  }

  private <R extends Entity<R>> List<R> list(EntityType<R> type, Filter... parts) {
    Page<R> page =
        new Listing(scope)
            .list(
                type,
                ListQuery.of(Filter.and(parts))
                    .page(PageRequest.first(PageRequest.MAX_SIZE))
                    .withoutTotal());
    complete &= page.next().isEmpty();
    return page.items();
  }
}
