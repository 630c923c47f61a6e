package dev.causerie.dist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** The arrows between modules point one way. */
@AnalyzeClasses(packages = "dev.causerie", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    void thePluginApiKnowsNobody(JavaClasses classes) {
        classes()
                .that()
                .resideInAPackage("dev.causerie.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.causerie.api..",
                        "java..",
                        "org.slf4j..",
                        "com.fasterxml.jackson..",
                        "jakarta.validation..",
                        "org.jspecify..")
                .check(classes);
    }

    @ArchTest
    void pluginsKnowThePluginApiAlone(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("dev.causerie.plugin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.causerie.server..",
                        "dev.causerie.media..",
                        "dev.causerie.worker..",
                        "io.netty..",
                        "org.pf4j..")
                .check(classes);
    }

    @ArchTest
    void aPluginDoesNotReachIntoAnother(JavaClasses classes) {
        slices().matching("dev.causerie.plugin.(*)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }

    @ArchTest
    void mediaAndTheWorkerKnowNoneOfOurs(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("dev.causerie.media..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.causerie.api..", "dev.causerie.server..", "dev.causerie.worker..", "dev.causerie.plugin..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("dev.causerie.worker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.causerie.api..", "dev.causerie.server..", "dev.causerie.media..", "dev.causerie.plugin..")
                .check(classes);
    }

    @ArchTest
    void theGatewayIsALibrary(JavaClasses classes) {
        noClasses()
                .that()
                .resideInAPackage("dev.causerie.server.gateway..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "dev.causerie.server.gateway..",
                        "java..",
                        "io.netty..",
                        "com.corundumstudio.socketio..",
                        "com.fasterxml.jackson..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(classes);
    }

    @ArchTest
    void pf4jIsBehindTheHost(JavaClasses classes) {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.causerie.server.host..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.pf4j..")
                .check(classes);
    }
}
