package dev.causerie.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page has made of every text that a server may send it: {@code markup/fields.js}. Immutable.
 *
 * @param shown what stands where, by field
 * @param faults what else the page has got by it
 * @param heard the events by which it was sent
 */
record TextsOfTheWire(List<Shown> shown, List<String> faults, Set<String> heard) {

    /** Texts of a field as they should stand in these parts of the page, and as they do. */
    record Shown(String field, String at, List<String> expected, List<String> found) {}

    /** Strings of wire.d.ts that are ids, times, addresses and words of the server's, or that no view shows. */
    private static final Set<String> NO_TEXTS = Set.of(
            "User.id",
            "User.email",
            "Tokens.accessToken",
            "Tokens.refreshToken",
            "MeetingInfo.id",
            "MeetingInfo.hostId",
            "MeetingInfo.hostName",
            "MeetingInfo.createdAt",
            "MeetingInfo.endedAt",
            "Participant.userId",
            "MeetingJoined.meetingId",
            "RaisedHand.userId",
            "RaisedHand.timestamp",
            "Sharer.userId",
            "ControlRequest.meetingId",
            "ControlRequest.requesterId",
            "WaitingGuest.meetingId",
            "WaitingGuest.socketId",
            "WaitingGuest.userId",
            "Slot.mid",
            "Slot.userId",
            "ChatMessage.id",
            "ChatMessage.userId",
            "ChatMessage.timestamp",
            "Notification.id",
            "Notification.data",
            "Notification.createdAt",
            "RecordingStatus.recordingId",
            "RecordingStatus.meetingId",
            "RecordingStatus.status",
            "RecordingStatus.startTime",
            "RecordingStatus.startedBy",
            "Recording.id",
            "Recording.status",
            "Recording.startTime",
            "Recording.url");

    /** Events of which the page shows nothing that people have written. */
    private static final Set<String> EVENTS_WITHOUT_TEXT = Set.of(
            "active-speaker",
            "all-notifications-marked-read",
            "camera-toggled",
            "chat-reaction-removed",
            "connection-quality",
            "hand-lowered",
            "layout-changed",
            "meeting-ended",
            "meeting-locked",
            "microphone-toggled",
            "notification-deleted",
            "notification-marked-read",
            "participant-ejected",
            "quality-changed",
            "recording-ready",
            "recording-started",
            "recording-stopped",
            "unread-notifications-count");

    private static final Pattern INTERFACE = Pattern.compile("interface (\\w+)[^{]*\\{(.*?)\\n}", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("^ {2}(\\w+)\\??: .*\\bstring\\b", Pattern.MULTILINE);
    private static final Pattern LISTENED = Pattern.compile("listen\\(\\{(.*?)}\\);", Pattern.DOTALL);
    private static final Pattern EVENT = Pattern.compile("(?:^|\\n) *'?([a-z]+(?:-[a-z]+)*)'?: \\(");

    /** What a page has to begin with, so that it can be spoken to in the server's place. */
    static String tap() {
        return read(Deployment.source("src/test/js/markup/tap.js").toPath());
    }

    /** Sends all to the page of somebody who is alone in his meeting and hosts it. */
    static TextsOfTheWire sentTo(Page page, String meetingId, Map<String, String> me, List<String> texts) {
        page.waitForFunction("() => window.tapped.hear !== undefined");
        String fields = read(Deployment.source("src/test/js/markup/fields.js").toPath());
        Map<?, ?> result = (Map<?, ?>) page.evaluate(fields, Map.of("meetingId", meetingId, "me", me, "texts", texts));
        return new TextsOfTheWire(
                ((List<?>) result.get("shown"))
                        .stream().map(TextsOfTheWire::shown).toList(),
                strings(result.get("faults")),
                Set.copyOf(strings(result.get("heard"))));
    }

    private static Shown shown(Object place) {
        Map<?, ?> fields = (Map<?, ?>) place;
        return new Shown(
                (String) fields.get("field"),
                (String) fields.get("at"),
                strings(fields.get("expected")),
                strings(fields.get("found")));
    }

    void assertAllStandAsTheyAre() {
        assertThat(shown).hasSizeGreaterThan(50);
        for (Shown place : shown) {
            assertThat(place.found()).as("%s at %s", place.field(), place.at()).isEqualTo(place.expected());
        }
        assertThat(faults).isEmpty();
    }

    /** Each string that wire.d.ts declares was shown, or is known to be no text; each event was sent, or has none. */
    void assertNoneWasForgotten() {
        Set<String> declared = declared();
        assertThat(declared).hasSizeGreaterThan(45);
        assertThat(union(NO_TEXTS, shown.stream().map(Shown::field).filter(declared::contains)))
                .isEqualTo(declared);
        Set<String> listened = listened();
        assertThat(listened).hasSizeGreaterThan(35);
        assertThat(union(EVENTS_WITHOUT_TEXT, heard.stream())).isEqualTo(listened);
    }

    private static Set<String> declared() {
        Matcher types = INTERFACE.matcher(
                read(Deployment.source("../web-demo/src/wire.d.ts").toPath()));
        return types.results()
                .flatMap(type ->
                        STRING.matcher(type.group(2)).results().map(field -> type.group(1) + "." + field.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listened() {
        try (Stream<Path> files =
                Files.walk(Deployment.source("../web-demo/src").toPath())) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .flatMap(file -> LISTENED.matcher(read(file)).results())
                    .flatMap(block -> EVENT.matcher(block.group(1)).results())
                    .map(event -> event.group(1))
                    .filter(Predicate.not(String::isEmpty))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> union(Set<String> known, Stream<String> more) {
        return Stream.concat(known.stream(), more).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
