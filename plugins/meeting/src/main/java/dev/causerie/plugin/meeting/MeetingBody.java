package dev.causerie.plugin.meeting;

import static dev.causerie.api.domain.audit.Reasoned.MOST;

import dev.causerie.api.domain.audit.Reasoned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** What REST clients say of meetings. */
final class MeetingBody {

    // Not @NotBlank: inside an Optional that one refuses an absent value too.
    private static final String NOT_BLANK = "(?s).*\\S.*";

    private MeetingBody() {}

    /** Of one that is to be made. Immutable. */
    record Create(
            @NotBlank @Size(max = 200) String title,
            Optional<@Size(max = 2_000) String> description,
            Optional<@Size(max = 128) String> password,
            Optional<@Valid SettingsPatch> settings) {}

    /**
     * Of one that is to be changed; what is absent stays. Immutable.
     *
     * @param password an empty one takes the password away
     */
    record Change(
            Optional<@Pattern(regexp = NOT_BLANK, message = "must not be blank") @Size(max = 200) String> title,
            Optional<@Size(max = 2_000) String> description,
            Optional<@Size(max = 128) String> password,
            Optional<@Valid SettingsPatch> settings,
            Optional<@Size(max = MOST) String> reason)
            implements Reasoned {}
}
