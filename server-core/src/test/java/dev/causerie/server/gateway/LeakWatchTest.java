package dev.causerie.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class LeakWatchTest {

    @Test
    void bufferThatNobodyReleasesFailsTheClass() {
        LeakWatch watch = new LeakWatch();
        watch.begin();

        lose(ByteBufAllocator.DEFAULT);

        assertThatThrownBy(watch::end).isInstanceOf(AssertionError.class).hasMessageContaining("LEAK: ByteBuf");
    }

    private static void lose(ByteBufAllocator allocator) {
        for (int i = 0; i < 10; i++) {
            allocator.directBuffer(64).writeLong(i);
        }
    }

    @Test
    void buffersThatAreReleasedPass() throws Exception {
        LeakWatch watch = new LeakWatch();
        watch.begin();

        ByteBufAllocator.DEFAULT.directBuffer(64).writeLong(1).release();

        watch.end();
    }

    @Test
    void everyClassThatStartsAGatewayIsWatched() {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("dev.causerie.server");
        Set<JavaClass> starting = tests.stream()
                .filter(type -> type.getName().endsWith("Test") && !type.isEquivalentTo(LeakWatchTest.class))
                .filter(type -> startsAGateway(type, tests))
                .collect(Collectors.toSet());

        assertThat(starting)
                .extracting(JavaClass::getSimpleName)
                .contains("EngineProtocolTest", "HttpServiceTest", "RoutesPartTest", "SignInRoutesTest");
        assertThat(starting).filteredOn(type -> !isWatched(type)).isEmpty();
    }

    /** Whether the class, or a helper of the tests that it uses, makes a gateway. */
    private static boolean startsAGateway(JavaClass type, JavaClasses tests) {
        return type.getTransitiveDependenciesFromSelf().stream()
                .filter(dependency -> tests.contain(dependency.getOriginClass().getName()))
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(Gateway.class));
    }

    private static boolean isWatched(JavaClass type) {
        return type.tryGetAnnotationOfType(ExtendWith.class)
                .map(annotation -> List.of(annotation.value()).contains(LeakWatch.class))
                .orElse(false);
    }
}
