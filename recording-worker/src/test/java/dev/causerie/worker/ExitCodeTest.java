package dev.causerie.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** How a job ends that can not be done. */
class ExitCodeTest {

    private static final byte[] ANY = {1};

    @Test
    void aJobThatIsNoJsonIsTheCallersFault() throws Exception {
        WorkerProcess worker = WorkerProcess.run("{\"recordingId\": oops");

        assertThat(worker.exitCode()).isEqualTo(64);
        assertThat(worker.lines()).hasSize(1);
        assertThat(worker.last().get("code").asText()).isEqualTo("BAD_JOB");
    }

    @Test
    void aJobWithoutTracksNamesTheField() throws Exception {
        WorkerProcess worker = WorkerProcess.run(new JobText("http://127.0.0.1:9", "both").toString());

        assertThat(worker.exitCode()).isEqualTo(64);
        assertThat(worker.last().get("message").asText()).startsWith("tracks must be at least one");
    }

    @Test
    void aStoreThatIsAwayIsWorthAnotherTry() throws Exception {
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = socket.getLocalPort();
        }
        JobText job = new JobText("http://127.0.0.1:" + nobodyListens, "both");
        job.add(job.describe("a-camera", "video", 0), "a-camera", 0, ANY.length);

        WorkerProcess worker = WorkerProcess.run(job.toString());

        assertThat(worker.exitCode()).as(worker.log()).isEqualTo(75);
        assertThat(worker.last().get("code").asText()).isEqualTo("STORAGE");
        assertThat(worker.log()).doesNotContain(TestStore.SECRET_KEY);
    }
}
