package dev.causerie.server.config;

/**
 * A fault that only the operator can mend: a wrong setting, a folder that can not be written, a refused password. Its
 * message is all that is shown, so it names the key or the thing, what is wrong and what to do. Immutable.
 *
 * <p>The program's main prints the message without a stack trace and exits with {@link #EXIT_CODE}.
 */
public final class OperatorError extends RuntimeException {
    /** The process's exit code: EX_CONFIG of sysexits(3). */
    public static final int EXIT_CODE = 78;

    private static final long serialVersionUID = 1L;

    public OperatorError(String message) {
        super(message);
    }

    public OperatorError(String message, Throwable cause) {
        super(message, cause);
    }
}
