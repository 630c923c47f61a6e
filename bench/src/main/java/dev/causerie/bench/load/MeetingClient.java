package dev.causerie.bench.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One person in a meeting: signs in, joins, writes, and reads of what comes no more than is measured. Owned by the
 * crowd's event loop.
 */
final class MeetingClient extends SimpleChannelInboundHandler<TextWebSocketFrame> {

    /** What becomes of a client; called on the event loop. */
    interface Listener {

        /** It is signed in. */
        void connected();

        /** It was told a list of so many participants. */
        void listed(int participants);

        /** Its message that was due at {@code stamp} was answered. */
        void answered(long stamp, boolean taken);

        /** It reads a message, anybody's, that was due at {@code stamp}. */
        void read(long stamp);

        /** Its connection is of no use any more. */
        void ended(String reason);
    }

    private static final String LIST = "42[\"participants-updated\",";
    private static final String COUNT = "\"participantCount\":";
    private static final String CHAT = "42[\"chat-message\",";
    private static final String TEXT = "\"message\":\"";
    private static final int LONGEST_NAME = 32;

    private final Channel channel;
    private final String token;
    private final Listener listener;
    private final Map<Integer, Long> asked = new HashMap<>();
    private int lastAsked;

    MeetingClient(Channel channel, String token, Listener listener) {
        this.channel = channel;
        this.token = token;
        this.listener = listener;
    }

    void join(String meetingId) {
        send("42[\"join-meeting\",{\"meetingId\":\"" + meetingId + "\"}]");
    }

    /** Writes a message that was due at {@code stamp}. */
    void write(String meetingId, long stamp) {
        lastAsked++;
        asked.put(lastAsked, stamp);
        String text = String.format(Locale.ROOT, "%019d", stamp);
        send("42" + lastAsked + "[\"chat-message\",{\"meetingId\":\"" + meetingId + "\",\"text\":\"" + text
                + "\",\"type\":\"text\"}]");
    }

    private void send(String packet) {
        channel.writeAndFlush(new TextWebSocketFrame(packet), channel.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        int length = frame.content().readableBytes();
        String start = part(frame, 0, Math.min(length, LONGEST_NAME));
        if (start.startsWith(CHAT)) {
            chat(frame.text());
        } else if (start.startsWith(LIST)) {
            listener.listed(count(part(frame, Math.max(length - LONGEST_NAME, 0), length)));
        } else if (start.startsWith("43")) {
            answer(frame.text());
        } else {
            control(start, frame);
        }
    }

    private static String part(TextWebSocketFrame frame, int from, int to) {
        return frame.content().toString(frame.content().readerIndex() + from, to - from, StandardCharsets.US_ASCII);
    }

    private void control(String start, TextWebSocketFrame frame) {
        switch (start.substring(0, Math.min(start.length(), 2))) {
            case "2" -> send("3");
            case "40" -> listener.connected();
            case "41", "44" -> listener.ended("the server answered by " + start);
            default -> {
                if (start.startsWith("0")) {
                    send("40{\"token\":\"" + token + "\"}");
                } else if (start.startsWith("42[\"join-error\"")) {
                    listener.ended("the meeting refused a client: " + frame.text());
                }
            }
        }
    }

    private static int count(String end) {
        int at = end.indexOf(COUNT);
        if (at < 0) {
            throw new IllegalStateException("A list without its count at the end: " + end);
        }
        return Integer.parseInt(end.substring(at + COUNT.length(), end.indexOf('}', at)));
    }

    /** What is not written by a client, but by the server, begins with a name. */
    private void chat(String packet) {
        int text = packet.indexOf(TEXT) + TEXT.length();
        if (Character.isDigit(packet.charAt(text))) {
            listener.read(Long.parseLong(packet.substring(text, text + Message.STAMP_DIGITS)));
        }
    }

    private void answer(String packet) {
        int arguments = packet.indexOf('[');
        Long stamp = asked.remove(Integer.valueOf(packet.substring(2, arguments)));
        if (stamp == null) {
            throw new IllegalStateException("An answer to nothing: " + packet);
        }
        listener.answered(stamp, packet.contains("\"success\":true"));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.ended("the server closed a client's connection");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        listener.ended(cause.toString());
        context.close();
    }
}
