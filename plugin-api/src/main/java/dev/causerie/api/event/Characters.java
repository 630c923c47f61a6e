package dev.causerie.api.event;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * How many characters a text has, in Unicode code points: an emoji beyond the basic plane counts once, where
 * {@link jakarta.validation.constraints.Size} counts it twice. The same everywhere: {@link Counted#in}.
 */
@Documented
@Constraint(validatedBy = Characters.Counted.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Characters {

    /** The fewest. */
    int min() default 0;

    /** The most. */
    int max();

    /** What is said of a text that does not fit. */
    String message() default "size must be between {min} and {max}";

    /** Groups, as every constraint has them. */
    Class<?>[] groups() default {};

    /** Payload, as every constraint has it. */
    Class<? extends Payload>[] payload() default {};

    /** Counts the characters of a text. Immutable once initialized. */
    final class Counted implements ConstraintValidator<Characters, CharSequence> {

        private int min;
        private int max;

        /** How many Unicode code points the text has; half of a surrogate pair counts as one. */
        public static int in(CharSequence text) {
            return Character.codePointCount(text, 0, text.length());
        }

        @Override
        public void initialize(Characters limits) {
            min = limits.min();
            max = limits.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            int count = in(text);
            return count >= min && count <= max;
        }
    }
}
