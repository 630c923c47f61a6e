package dev.causerie.server.auth.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.causerie.server.auth.account.Account;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** A user as JSON shows him to himself. Immutable. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UserView(String id, String username, Optional<String> email, boolean guest, boolean admin, String createdAt) {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static UserView of(Account account) {
        return new UserView(
                Long.toString(account.user().id()),
                account.user().username(),
                account.email(),
                account.user().guest(),
                account.user().admin(),
                time(account.user().createdAt()));
    }

    /** ISO-8601 in UTC with milliseconds, always three digits of them. */
    static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }
}
