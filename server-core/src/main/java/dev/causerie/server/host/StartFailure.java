package dev.causerie.server.host;

import dev.causerie.api.InvalidSettings;
import dev.causerie.server.config.OperatorError;
import java.util.Optional;

/**
 * Why a plugin did not start: a line for the operator, and the fault when a developer needs its stack. Immutable.
 *
 * @param brokenJar whether the jar's class is no plugin at all
 */
record StartFailure(String reason, boolean brokenJar, Optional<Throwable> fault) {

    static StartFailure of(Throwable failure) {
        if (failure instanceof BrokenJar broken) {
            return new StartFailure(String.valueOf(broken.getMessage()), true, Optional.empty());
        }
        if (failure instanceof InvalidSettings || failure instanceof OperatorError) {
            return new StartFailure(String.valueOf(failure.getMessage()), false, Optional.empty());
        }
        if (failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException) {
            return new StartFailure(missingClass(failure), false, Optional.of(failure));
        }
        String message = failure.getMessage();
        String reason = failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
        return new StartFailure(reason, false, Optional.of(failure));
    }

    private static String missingClass(Throwable failure) {
        String name = String.valueOf(failure.getMessage()).replace('/', '.');
        return "needs the class " + name + ", which is neither in the jar nor in the plugin API";
    }
}
