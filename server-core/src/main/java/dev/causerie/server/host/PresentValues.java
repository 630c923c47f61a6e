package dev.causerie.server.host;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;
import java.util.Optional;

/**
 * Holds constraints against what is in an {@code Optional}, wherever they stand on the component, and against nothing when it is
 * empty: the stock one would ask {@code @NotBlank} about an absent value. Immutable.
 */
@UnwrapByDefault
final class PresentValues implements ValueExtractor<Optional<@ExtractedValue ?>> {

    @Override
    public void extractValues(Optional<?> original, ValueReceiver receiver) {
        original.ifPresent(value -> receiver.value(null, value));
    }
}
