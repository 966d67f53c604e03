package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.TENANTS;

import io.appinventory.catalog.domain.TenantLimit;
import io.appinventory.catalog.store.Domain;
import io.appinventory.catalog.store.Rules;
import java.util.List;
import java.util.stream.Stream;

/** Software delivery. */
public final class DeliveryDomain {
  private DeliveryDomain() {}

  /** Its types, each after those it refers to, and their rules. */
  public static Domain domain() {
    return new Domain(
        List.of(
            Projects.TYPE,
            Requirements.TYPE,
            Features.TYPE,
            TestCases.TYPE,
            Builds.TYPE,
            TestResults.TYPE,
            Deployments.TYPE,
            Defects.TYPE,
            Vulnerabilities.TYPE,
            SecurityEvents.TYPE,
            AccessGrants.TYPE),
        Stream.concat(inherited(), own()).toList());
  }

  /** What a type has from what it refers to comes first: other rules need it. */
  private static Stream<Rules<?>> inherited() {
    return Stream.of(
        new Inherited<>(
            Features.TYPE,
            Features.REQUIREMENT,
            Features.PROJECT_ID,
            Requirements.PROJECT_ID,
            true),
        new Inherited<>(
            TestCases.TYPE, TestCases.FEATURE, TestCases.PROJECT_ID, Features.PROJECT_ID, true),
        new Inherited<>(
            TestResults.TYPE,
            TestResults.TEST_CASE,
            TestResults.FEATURE_ID,
            TestCases.FEATURE_ID,
            true),
        new Inherited<>(Builds.TYPE, Builds.FEATURE, Builds.PROJECT_ID, Features.PROJECT_ID, true),
        new Inherited<>(
            Deployments.TYPE, Deployments.BUILD, Deployments.PROJECT_ID, Builds.PROJECT_ID, true),
        new Inherited<>(
            Deployments.TYPE, Deployments.BUILD, Deployments.SERVICE_ID, Builds.SERVICE_ID, false));
  }

  private static Stream<Rules<?>> own() {
    return Stream.of(
        new TenantLimit<>(Projects.TYPE, TENANTS.MAX_PROJECTS),
        new RequirementRules(),
        new FeatureRules(),
        new TestResultRules(),
        new BuildRules(),
        new DeploymentRules(),
        new DefectRules(),
        new VulnerabilityRules(),
        new SecurityEventRules(),
        new AccessGrantRules());
  }
}
