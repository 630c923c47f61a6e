package dev.causerie.server.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.causerie", importOptions = ImportOption.DoNotIncludeTests.class)
class HostArchitectureTest {

    @ArchTest
    static final ArchRule PF4J_STAYS_INSIDE_THE_HOST = noClasses()
            .that()
            .resideOutsideOfPackage("dev.causerie.server.host")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pf4j..", "com.github.zafarkhaja..");

    @ArchTest
    static final ArchRule THE_HOST_KNOWS_NO_ENGINE = noClasses()
            .that()
            .resideInAPackage("dev.causerie.server.host")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.causerie.server.store..",
                    "dev.causerie.server.objects..",
                    "dev.causerie.server.jobs..",
                    "dev.causerie.server.http..",
                    "dev.causerie.server.gateway..",
                    "io.netty..");
}
