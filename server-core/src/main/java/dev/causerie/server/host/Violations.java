package dev.causerie.server.host;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Jakarta Validation as plugins meet it: English messages without an expression language, one line for the sender. */
public final class Violations {

    private Violations() {}

    /**
     * A new factory for one plugin; a shared one keeps the classes of all that it validated. The caller closes it when the
     * plugin stops.
     */
    public static ValidatorFactory factory() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                // The context loader is a plugin's, whose jar must not configure the host's validator.
                .ignoreXmlConfiguration()
                .addValueExtractor(new PresentValues())
                .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.ENGLISH), Locale.ENGLISH, false))
                .buildValidatorFactory();
    }

    /** What is wrong, such as {@code options[2].text size must be between 1 and 80}; the first by name when there are more. */
    public static <T> Optional<String> describe(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .map(violation -> (path(violation.getPropertyPath()) + " " + violation.getMessage()).strip())
                .min(Comparator.naturalOrder());
    }

    private static String path(Path path) {
        StringBuilder text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                text.append('[')
                        .append(node.getIndex() == null ? node.getKey() : node.getIndex())
                        .append(']');
            }
            if (node.getKind() != ElementKind.CONTAINER_ELEMENT && node.getName() != null) {
                text.append(text.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return text.toString();
    }
}
