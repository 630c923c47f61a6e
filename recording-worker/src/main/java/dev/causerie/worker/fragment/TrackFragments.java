package dev.causerie.worker.fragment;

import dev.causerie.worker.job.FragmentRef;
import dev.causerie.worker.job.Track;
import dev.causerie.worker.objects.Objects;
import dev.causerie.worker.report.Report;
import dev.causerie.worker.report.Warning;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fragments of one track by sequence, each fetched and checked as a whole: one half of a fragment makes a demuxer
 * swallow much of what follows, none is a gap of two seconds. What is missing or damaged is warned of. Thread-safe.
 */
public final class TrackFragments {

    private static final byte[] EBML_MAGIC = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};

    private final Objects objects;
    private final Report report;
    private final Track track;
    private final FragmentRef header;
    private final List<FragmentRef> clusters;

    /** The fragments of a track, sorted; of two with the same sequence the first in the job counts. */
    public TrackFragments(Objects objects, Report report, Track track) {
        this.objects = objects;
        this.report = report;
        this.track = track;
        TreeMap<Integer, FragmentRef> sorted = new TreeMap<>();
        track.fragments().forEach(f -> sorted.putIfAbsent(f.sequence(), f));
        this.header = sorted.pollFirstEntry().getValue();
        this.clusters = List.copyOf(sorted.values());
    }

    /** Whose fragments these are. */
    public Track track() {
        return track;
    }

    /** A new pass over all of them. */
    public FragmentStream stream() {
        return new FragmentStream(this);
    }

    /**
     * From the first to the last frame that is still there, judged by the outermost sound clusters; empty when the
     * header or every cluster is lost.
     */
    public Optional<Span> span() {
        if (header().isEmpty()) {
            return Optional.empty();
        }
        Optional<Cluster> first = Optional.empty();
        for (int i = 0; i < clusters.size() && first.isEmpty(); i++) {
            first = cluster(i);
        }
        Optional<Cluster> last = Optional.empty();
        for (int i = clusters.size() - 1; i >= 0 && first.isPresent() && last.isEmpty(); i--) {
            last = cluster(i);
        }
        long startMs = track.startMs();
        Optional<Cluster> end = last;
        return first.flatMap(f -> end.map(l -> new Span(startMs + f.firstMs(), startMs + l.lastMs())));
    }

    int clusterCount() {
        return clusters.size();
    }

    /** Whether fragments before this one never made it into the job. */
    boolean followsGap(int index) {
        int before = index == 0 ? header.sequence() : clusters.get(index - 1).sequence();
        return clusters.get(index).sequence() != before + 1;
    }

    Optional<byte[]> header() {
        Optional<byte[]> bytes = objects.get(header.key(), (int) header.size()).filter(TrackFragments::isHeader);
        if (bytes.isEmpty()) {
            warn("HEADER_LOST", header, "The header is missing or damaged, and the track unreadable without it");
        }
        return bytes;
    }

    Optional<Cluster> cluster(int index) {
        FragmentRef ref = clusters.get(index);
        Optional<byte[]> bytes = objects.get(ref.key(), (int) ref.size());
        if (bytes.isEmpty()) {
            warn("FRAGMENT_LOST", ref, "A fragment is missing or not " + ref.size() + " bytes long; a gap is left");
            return Optional.empty();
        }
        Optional<Cluster> cluster = Cluster.parse(bytes.get());
        if (cluster.isEmpty()) {
            warn("FRAGMENT_DAMAGED", ref, "A fragment is not a whole cluster; a gap is left");
        }
        return cluster;
    }

    private static boolean isHeader(byte[] bytes) {
        return bytes.length > EBML_MAGIC.length
                && Arrays.equals(bytes, 0, EBML_MAGIC.length, EBML_MAGIC, 0, EBML_MAGIC.length);
    }

    private void warn(String code, FragmentRef ref, String message) {
        report.warn(new Warning(code, track.trackId(), ref.sequence(), message));
    }
}
