package dev.causerie.bench.meeting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The few REST calls that make a meeting and its people. Thread-safe. */
final class MeetingApi {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int GUESTS_AT_ONCE = 8;

    private final ObjectMapper mapper = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI server;

    MeetingApi(int port) {
        this.server = URI.create("http://127.0.0.1:" + port);
    }

    /** The access token of a new user. */
    String signUp(String username) throws IOException, InterruptedException {
        Map<String, String> body =
                Map.of("username", username, "email", username + "@example.org", "password", "correct horse battery");
        return token(post("/api/auth/register", body, ""));
    }

    /** The id of a new meeting that takes so many guests. */
    String createMeeting(String token, int people) throws IOException, InterruptedException {
        Map<String, Object> body = Map.of("title", "Bench", "settings", Map.of("maxParticipants", Math.max(people, 2)));
        return post("/api/meetings", body, token).path("id").asText();
    }

    /** The access tokens of new guests of this meeting. */
    List<String> guests(String meetingId, int number) throws IOException, InterruptedException {
        List<String> tokens = new ArrayList<>();
        while (tokens.size() < number) {
            List<CompletableFuture<HttpResponse<byte[]>>> answers = new ArrayList<>();
            for (int i = tokens.size(); i < Math.min(tokens.size() + GUESTS_AT_ONCE, number); i++) {
                Map<String, String> body = Map.of("username", "guest " + i, "meetingId", meetingId);
                answers.add(client.sendAsync(
                        request("/api/auth/guest", body, ""), HttpResponse.BodyHandlers.ofByteArray()));
            }
            for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
                tokens.add(token(content(answer.join())));
            }
        }
        return tokens;
    }

    /** How connections have ended so far, as the server counts them; those reasons alone that there were. */
    String disconnects() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/metrics"))
                .timeout(ANSWER_WITHIN)
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith("causerie_disconnects_total") && !line.endsWith(" 0.0"))
                .collect(Collectors.joining("\n"));
    }

    private JsonNode post(String path, Object body, String token) throws IOException, InterruptedException {
        return content(client.send(request(path, body, token), HttpResponse.BodyHandlers.ofByteArray()));
    }

    private HttpRequest request(String path, Object body, String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(ANSWER_WITHIN)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(mapper.writeValueAsBytes(body)));
        if (!token.isEmpty()) {
            request.header("authorization", "Bearer " + token);
        }
        return request.build();
    }

    private JsonNode content(HttpResponse<byte[]> answer) throws IOException {
        JsonNode content = mapper.readTree(answer.body());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.uri() + " answered " + answer.statusCode() + ": " + content);
        }
        return content;
    }

    private static String token(JsonNode content) {
        return content.path("accessToken").asText();
    }
}
