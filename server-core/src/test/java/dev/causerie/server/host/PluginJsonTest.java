package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginJsonTest {

    private final ObjectMapper mapper = PluginJson.mapper();

    enum Kind {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("reaction")
        REACTION
    }

    record Inner(String text) {}

    record All(
            String name,
            int count,
            long id,
            boolean open,
            double share,
            Kind kind,
            Instant at,
            List<Inner> items,
            @JsonProperty("in_ner") Inner inner) {}

    record Maybe(Optional<String> name, OptionalInt count, Optional<Inner> inner, Optional<Kind> kind) {}

    record Checked(String name) {
        Checked {
            if (name.length() > 3) {
                throw new IllegalArgumentException("up to 3 characters");
            }
        }
    }

    private static final String GOOD = """
            {"name": "n", "count": 1, "id": 2, "open": true, "share": 0.5, "kind": "text",
             "at": "2026-01-28T10:30:00Z", "items": [{"text": "t"}], "in_ner": {"text": "i"}}
            """;

    @Test
    void aCompleteRecordIsRead() throws Exception {
        assertThat(mapper.readValue(GOOD, All.class))
                .isEqualTo(new All(
                        "n",
                        1,
                        2,
                        true,
                        0.5,
                        Kind.TEXT,
                        Instant.parse("2026-01-28T10:30:00Z"),
                        List.of(new Inner("t")),
                        new Inner("i")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | a string",
                "count | a whole number from -2147483648 to 2147483647",
                "id | a whole number",
                "open | true or false",
                "share | a number",
                "kind | one of text, reaction",
                "at | an ISO-8601 time such as 2026-01-28T10:30:00.000Z",
                "items | a list",
                "in_ner | an object"
            })
    void aMissingANullAndAWrongFieldAreEachRefusedByName(String field, String must) throws Exception {
        var good = (com.fasterxml.jackson.databind.node.ObjectNode) mapper.readTree(GOOD);
        String missing = good.deepCopy().without(field).toString();
        String isNull = good.deepCopy().putNull(field).toString();
        String wrong = field.equals("open") || field.equals("name")
                ? good.deepCopy().set(field, mapper.createArrayNode()).toString()
                : good.deepCopy().put(field, "").toString();

        assertThat(List.of(missing, isNull, wrong))
                .allSatisfy(json -> assertThat(fault(json, All.class)).isEqualTo(field + " must be " + must));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": null, \"count\": null, \"inner\": null, \"kind\": null}"})
    void anAbsentOrNullOptionalIsEmpty(String json) throws Exception {
        assertThat(mapper.readValue(json, Maybe.class))
                .isEqualTo(new Maybe(Optional.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void anEmptyStringIsATextAndNothingElse() throws Exception {
        assertThat(mapper.readValue("{\"name\": \"\"}", Maybe.class).name()).contains("");
        assertThat(fault("{\"count\": \"\"}", Maybe.class)).startsWith("count must be");
        assertThat(fault("{\"count\": \" \"}", Maybe.class)).startsWith("count must be");
        assertThat(fault("{\"inner\": \"\"}", Maybe.class)).startsWith("inner must be");
        assertThat(fault("{\"kind\": \"\"}", Maybe.class)).startsWith("kind must be one of text, reaction");
    }

    @Test
    void idsComeAsNumbersOrAsText() throws Exception {
        assertThat(mapper.readValue("\"17\"", Long.class)).isEqualTo(17);
        assertThat(mapper.readValue("{\"text\": 17}", Inner.class).text()).isEqualTo("17");
    }

    @Test
    void nothingIsGuessed() {
        assertThat(fault("{\"text\": true}", Inner.class)).isEqualTo("text must be a string");
        assertThat(fault("{\"text\": 1.5}", Inner.class)).isEqualTo("text must be a string");
        assertThat(fault("{\"count\": 1.5}", Maybe.class)).startsWith("count must be a whole number");
        assertThat(fault("{\"kind\": 0}", Maybe.class)).isEqualTo("kind must be one of text, reaction");
        assertThat(fault("{\"kind\": \"TEXT\"}", Maybe.class)).isEqualTo("kind must be one of text, reaction");
        assertThat(fault("1", Boolean.class)).isEqualTo("The payload must be true or false");
        assertThat(fault("\"true\"", Boolean.class)).isEqualTo("The payload must be true or false");
    }

    @Test
    void numbersOutOfRangeAreRefusedByName() {
        assertThat(fault("{\"count\": 3000000000}", Maybe.class)).startsWith("count must be a whole number from");
        assertThat(fault(GOOD.replace("\"count\": 1", "\"count\": 99999999999"), All.class))
                .startsWith("count must be a whole number from");
    }

    @Test
    void faultsInListsNameTheIndex() {
        String json = GOOD.replace("[{\"text\": \"t\"}]", "[{\"text\": \"t\"}, {}]");

        assertThat(fault(json, All.class)).isEqualTo("items[1].text must be a string");
    }

    @Test
    void recordsThatCheckThemselvesAreQuoted() {
        assertThat(fault("{\"name\": \"long\"}", Checked.class))
                .isEqualTo("The payload is not valid: up to 3 characters");
    }

    @Test
    void whatIsNoJsonIsSaidToBeNone() {
        assertThat(fault("{\"name\": ", Checked.class)).isEqualTo("The payload must be JSON");
        assertThat(fault("nonsense", Checked.class)).isEqualTo("The payload must be JSON");
    }

    @Test
    void theWholeCanBeOfTheWrongKind() {
        assertThat(fault("[]", Checked.class)).isEqualTo("The payload must be an object");
        assertThat(PluginJson.describe("The body", failure("7", Checked.class)))
                .isEqualTo("The body must be an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"count\": {}}", "{\"kind\": [[]]}", "{\"inner\": 3}", "{\"inner\": {\"text\": {}}}", "3"})
    void noClassNameLeaks(String json) {
        assertThat(fault(json, Maybe.class)).doesNotContain("java", "causerie", "$", "Optional", "Inner");
    }

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        assertThat(mapper.readValue("{\"text\": \"t\", \"more\": {}}", Inner.class))
                .isEqualTo(new Inner("t"));
    }

    @Test
    void timesAreIsoWithMilliseconds() throws Exception {
        assertThat(mapper.writeValueAsString(Map.of("at", Instant.parse("2026-01-28T10:30:00Z"))))
                .isEqualTo("{\"at\":\"2026-01-28T10:30:00.000Z\"}");
        assertThat(mapper.writeValueAsString(Instant.parse("2026-01-28T10:30:00.123456Z")))
                .isEqualTo("\"2026-01-28T10:30:00.123Z\"");
        assertThat(mapper.readValue("1769596200000", Instant.class)).isEqualTo("2026-01-28T10:30:00Z");
        assertThat(mapper.writeValueAsString(Duration.ofSeconds(5))).isEqualTo("\"PT5S\"");
    }

    @Test
    void emptyOptionalsAreWrittenAsNull() throws Exception {
        assertThat(mapper.writeValueAsString(
                        new Maybe(Optional.of("n"), OptionalInt.empty(), Optional.empty(), Optional.of(Kind.TEXT))))
                .isEqualTo("{\"name\":\"n\",\"count\":null,\"inner\":null,\"kind\":\"text\"}");
    }

    private String fault(String json, Class<?> type) {
        return PluginJson.describe(failure(json, type));
    }

    private JsonProcessingException failure(String json, Class<?> type) {
        return catchThrowableOfType(JsonProcessingException.class, () -> mapper.readValue(json, type));
    }
}
