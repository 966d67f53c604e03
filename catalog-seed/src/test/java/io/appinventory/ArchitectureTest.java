package io.appinventory;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What the modules may know of each other. Here, because only the last module sees them all. */
class ArchitectureTest {
  private static final String DB = "io.appinventory.db..";
  private static final String GENERATED = "io.appinventory.db.schema..";
  private static final String HTTP = "io.appinventory.http..";
  private static final String CLI = "io.appinventory.cli..";

  private static final DescribedPredicate<JavaClass> CORE =
      resideInAnyPackage("io.appinventory..")
          .and(not(resideInAnyPackage(DB, HTTP, CLI)))
          .as("catalog-core");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.appinventory");

  @Test
  void databaseKnowsNothingAboveIt() {
    check(
        noClasses()
            .that()
            .resideInAPackage(DB)
            .should()
            .dependOnClassesThat(CORE.or(resideInAnyPackage(HTTP, CLI)))
            .because("dependencies run http -> core -> db: the schema does not know who asks"));
  }

  @Test
  void coreIsALibrary() {
    check(
        noClasses()
            .that(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                HTTP, CLI, "io.javalin..", "org.eclipse.jetty..", "picocli..", "io.zonky..")
            .because(
                "who embeds the core gets no web server, no command line and no PostgreSQL with"
                    + " it"));
  }

  @Test
  void httpKnowsNothingOfTheCommandLine() {
    check(
        noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI, "picocli..", "io.zonky..")
            .because("the command line starts the server, never the other way round"));
  }

  @Test
  void httpLeavesTablesToTheCore() {
    check(
        noClasses()
            .that()
            .resideInAPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(GENERATED)
            .because(
                "a handler parses, calls the core and responds; what it asked for itself would miss"
                    + " the tenant's scope"));
  }

  @Test
  void generatedClassesKnowOnlyJooq() {
    check(
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage(GENERATED)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(GENERATED, "org.jooq..", "org.jspecify..", "java..")
            .because("they must build before anything handwritten does"));
  }

  @Test
  void internalPackagesAreUsedOnlyNextToThem() {
    check(
        ArchRuleDefinition.classes()
            .should(stayOutOfForeignInternals())
            .because("what is in a package named internal may change without notice"));
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(CLASSES.getPackage("io.appinventory").getSubpackagesInTree())
        .filteredOn(found -> !found.getClasses().isEmpty())
        .filteredOn(found -> !found.getName().startsWith("io.appinventory.db.schema"))
        .filteredOn(found -> !found.isAnnotatedWith(NullMarked.class))
        .extracting(JavaPackage::getName)
        .as("packages without @NullMarked, which NullAway therefore does not check")
        .isEmpty();
  }

  private static void check(ArchRule rule) {
    // A module may not have got that far yet.
    rule.allowEmptyShould(true).check(CLASSES);
  }

  private static ArchCondition<JavaClass> stayOutOfForeignInternals() {
    return new ArchCondition<>("use internal packages only from the package that holds them") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> !mayUse(user, dependency.getTargetClass()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
      }
    };
  }

  private static boolean mayUse(JavaClass user, JavaClass used) {
    String holder = used.getPackageName().replaceFirst("\\.internal(\\..*)?$", "");
    return !used.getPackageName().startsWith("io.appinventory.")
        || holder.equals(used.getPackageName())
        || (user.getPackageName() + ".").startsWith(holder + ".");
  }
}
