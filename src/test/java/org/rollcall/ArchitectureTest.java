package org.rollcall;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.importer.ImportOption.Predefined.DO_NOT_INCLUDE_TESTS;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages: who may import whom. A package that does not exist yet breaks no rule. */
class ArchitectureTest {

    private static final JavaClasses ROLLCALL =
            new ClassFileImporter().withImportOption(DO_NOT_INCLUDE_TESTS).importPackages("org.rollcall");

    /** What people edit and read; the top of the house. */
    private static final String[] FEATURES =
            packages("member", "group", "sharedemail", "account", "webhook", "report", "export", "diagnosis", "digest");

    @Test
    void theClassesAreFound() {
        assertThat(ROLLCALL.contain("org.rollcall.audience.Contest")).isTrue();
        assertThat(ROLLCALL.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void audienceIsPure() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.audience..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "com.ibm.icu.text..",
                        "com.ibm.icu.util..",
                        "org.jspecify..",
                        "org.rollcall.audience..")));
    }

    @Test
    void planIsPure() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.plan..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "com.ibm.icu.text..",
                        "com.ibm.icu.util..",
                        "org.jspecify..",
                        "org.rollcall.plan..",
                        "org.rollcall.audience..")));
    }

    @Test
    void noPackagesImportEachOtherInACircle() {
        check(slices().matching("org.rollcall.(**)").should().beFreeOfCycles());
    }

    @Test
    void syncKnowsNoFeature() {
        importsNone("sync", FEATURES);
    }

    @Test
    void aProviderKnowsNeitherSyncNorFeatures() {
        importsNone("provider", FEATURES, packages("sync", "membership", "credential"));
    }

    /** Whoever opens what is sealed is seen here. */
    @Test
    void credentialsKnowTheProvidersOnlyAndAreUsedByWhatSealsOrSigns() {
        importsNone("credential", FEATURES, packages("sync", "membership", "plan", "audience", "graphql"));
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.credential..")
                .should()
                .onlyHaveDependentClassesThat(
                        resideInAnyPackage(packages("credential", "sync", "account", "audit", "erasure", "export"))
                                .or(resideInAPackage("org.rollcall"))));
    }

    @Test
    void accountsKnowNoOtherFeature() {
        importsNone(
                "account",
                packages("member", "group", "sharedemail", "report", "export", "diagnosis", "digest", "membership"));
    }

    @Test
    void membershipKnowsTheAudienceAtMost() {
        importsNone("membership", FEATURES, packages("sync", "provider", "plan"));
    }

    @Test
    void membershipIsUsedBySyncAndWhatPeopleReadOnly() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.membership..")
                .should()
                .onlyHaveDependentClassesThat(resideInAnyPackage(
                                packages("membership", "sync", "group", "member", "sharedemail", "diagnosis"))
                        .or(resideInAPackage("org.rollcall"))));
    }

    @Test
    void theScheduleKnowsTheCalendarAndTheMannersOfTheApiAtMost() {
        importsNone(
                "schedule",
                FEATURES,
                packages("sync", "credential", "provider", "plan", "audience", "membership", "sample", "postgres"));
    }

    /** Everybody who changes something records it: it can know nobody. */
    @Test
    void theAuditTrailKnowsTheMannersOfTheApiAndWhatSignsOnly() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.audit..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages("audit", "graphql", "credential", "access"))
                        .or(resideInAPackage("org.rollcall..").negate())));
    }

    @Test
    void marksOfErasuresKnowWhatSignsOnly() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.erasure..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages("erasure", "credential"))
                        .or(resideInAPackage("org.rollcall..").negate())));
    }

    @Test
    void housekeepingKnowsTheScheduleAndTheAuditTrailOnly() {
        importsNone(
                "housekeeping",
                FEATURES,
                packages("graphql", "sync", "credential", "provider", "plan", "audience", "membership", "calendar"));
    }

    @Test
    void theDigestReadsGroupsAndIsReadByNobody() {
        importsNone(
                "digest",
                packages(
                        "member",
                        "sharedemail",
                        "account",
                        "report",
                        "export",
                        "diagnosis",
                        "membership",
                        "credential"));
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.digest..")
                .should()
                .onlyHaveDependentClassesThat(
                        resideInAPackage("org.rollcall.digest..").or(resideInAPackage("org.rollcall"))));
    }

    @Test
    void reportsReadGroupsAndStatusesAndAreReadByNobody() {
        for (String report : List.of("report", "export", "diagnosis")) {
            check(classes()
                    .that()
                    .resideInAPackage("org.rollcall." + report + "..")
                    .should()
                    .onlyHaveDependentClassesThat(
                            resideInAPackage("org.rollcall." + report + "..").or(resideInAPackage("org.rollcall"))));
        }
        importsNone("report", packages("account", "digest", "credential", "schedule", "sandbox"));
        importsNone("export", packages("account", "digest", "schedule", "sandbox", "membership"));
        importsNone("diagnosis", packages("account", "digest", "credential", "schedule", "sandbox"));
    }

    @Test
    void theMannersOfTheApiKnowNothingOfWhatItIsAbout() {
        importsNone(
                "graphql",
                FEATURES,
                packages("schedule", "sync", "credential", "provider", "plan", "audience", "membership"));
    }

    @Test
    void accessKnowsTheMannersOfTheApiOnly() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.access..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages("access", "graphql"))
                        .or(resideInAPackage("org.rollcall..").negate())));
    }

    @Test
    void theEndpointKnowsTheMannersOfTheApiAndOfAccessOnlyAndIsKnownByNobody() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.endpoint..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages("endpoint", "graphql", "access"))
                        .or(resideInAPackage("org.rollcall..").negate()))
                .andShould()
                .onlyHaveDependentClassesThat(resideInAPackage("org.rollcall.endpoint..")));
    }

    @Test
    void theDatabaseServerKnowsNothingOfOurs() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.postgres..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage("org.rollcall.postgres..")
                        .or(resideInAPackage("org.rollcall..").negate())));
    }

    /** It plays the outside world: what it shared with our clients it could not prove about them. */
    @Test
    void theSandboxKnowsNeitherOurApiNorOurEngine() {
        importsNone(
                "sandbox",
                FEATURES,
                packages("graphql", "credential", "sync", "provider", "plan", "audience", "membership"));
    }

    @Test
    void nothingButTheStartKnowsTheSandbox() {
        check(classes()
                .that()
                .resideInAPackage("org.rollcall.sandbox..")
                .should()
                .onlyHaveDependentClassesThat(
                        resideInAPackage("org.rollcall.sandbox..").or(resideInAPackage("org.rollcall"))));
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "org.rollcall." + name + "..").toArray(String[]::new);
    }

    private static void importsNone(String name, String[]... others) {
        check(noClasses()
                .that()
                .resideInAPackage("org.rollcall." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Stream.of(others).flatMap(Stream::of).toArray(String[]::new)));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(ROLLCALL);
    }
}
