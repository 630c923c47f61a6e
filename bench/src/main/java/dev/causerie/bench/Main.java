package dev.causerie.bench;

import dev.causerie.bench.gateway.GatewayCommand;
import dev.causerie.bench.meeting.MeetingCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' main program. */
@Command(
        name = "bench",
        description = "Benchmarks, for developers.",
        mixinStandardHelpOptions = true,
        subcommands = {GatewayCommand.class, MeetingCommand.class},
        synopsisSubcommandLabel = "BENCHMARK")
public final class Main implements Runnable {

    /** Runs a benchmark and exits: 0 done, 1 for a failure, 2 for a wrong call, 78 for a machine that is too small. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, with a failure of a server or the machine told in one line. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof IOException || failure instanceof IllegalStateException) {
                command.getErr().println("bench: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return 1;
        });
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
