package dev.causerie.server.host;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes every component of a record required that is not optional by its type. Jackson's own switch for missing creator
 * properties would refuse absent optional ones too. Immutable.
 */
final class RequiredComponents extends JacksonAnnotationIntrospector {

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @Override
    public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
        if (member instanceof AnnotatedParameter && member.getDeclaringClass().isRecord()) {
            return !OPTIONAL.contains(member.getRawType());
        }
        return super.hasRequiredMarker(member);
    }
}
