package dev.causerie.dist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.junit.jupiter.api.Tag;

/** The build runs tests two at a time, but for those with the tag {@code browser}. */
@AnalyzeClasses(packages = "dev.causerie.dist", importOptions = ImportOption.OnlyIncludeTests.class)
class TagTest {

    @ArchTest
    void whatDrivesABrowserRunsAlone(JavaClasses classes) {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("IT")
                .and()
                .areNotAnnotatedWith(Tag.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Browser.class)
                .check(classes);
    }
}
