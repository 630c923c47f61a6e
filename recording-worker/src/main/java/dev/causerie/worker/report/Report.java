package dev.causerie.worker.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines that the server reads: a JSON object each, told apart by {@code type}: {@code progress}, {@code warning},
 * and as the last one {@code result} or {@code error}. Thread-safe.
 */
public final class Report {

    private static final double SMALLEST_STEP = 0.01;

    private final JsonMapper json = new JsonMapper();
    private final PrintStream lines;
    private final Set<Warning> said = new HashSet<>();
    private double ratio = -1;
    private boolean ended;

    /**
     * A report with nothing said yet.
     *
     * @param lines where the lines go; never closed here
     */
    public Report(PrintStream lines) {
        this.lines = lines;
    }

    /**
     * Says how much is done, in steps of a hundredth; less than that, or less than before, is kept quiet.
     *
     * @param done 0 to 1
     */
    public synchronized void progress(double done) {
        double bounded = Math.min(1, Math.max(0, done));
        if (bounded >= ratio + SMALLEST_STEP || (bounded == 1 && ratio < 1)) {
            ratio = bounded;
            say(line("progress").put("ratio", Math.round(bounded * 1000) / 1000.0));
        }
    }

    /** Says what is lost; the same loss, met again, is said once. */
    public synchronized void warn(Warning warning) {
        if (said.add(warning)) {
            ObjectNode line = line("warning");
            line.setAll(json.<ObjectNode>valueToTree(warning));
            say(line);
        }
    }

    /** Says that the job is done, and ends the report. */
    public synchronized void result(List<OutputFile> files) {
        ObjectNode line = line("result");
        line.set("files", json.valueToTree(files));
        end(line);
    }

    /**
     * Says that the job failed, and ends the report.
     *
     * @param code what happened, in one upper-case word for programs
     * @param message the same for people
     */
    public synchronized void error(String code, String message) {
        end(line("error").put("code", code).put("message", message));
    }

    private void end(ObjectNode line) {
        if (!ended) {
            say(line);
            ended = true;
        }
    }

    private ObjectNode line(String type) {
        return json.createObjectNode().put("type", type);
    }

    private void say(ObjectNode line) {
        if (ended) {
            return;
        }
        try {
            lines.println(json.writeValueAsString(line));
            lines.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report line of plain values must be JSON", e);
        }
    }
}
