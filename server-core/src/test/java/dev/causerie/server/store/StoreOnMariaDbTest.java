package dev.causerie.server.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.server.config.OperatorError;
import dev.causerie.server.config.StoreSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(MariaDbServer.class)
class StoreOnMariaDbTest extends StoreContract {
    private final MariaDbServer server;
    private StoreSettings schema;

    StoreOnMariaDbTest(MariaDbServer server) {
        this.server = server;
    }

    @Override
    StoreSettings settings() {
        if (schema == null) {
            schema = server.freshSchema();
        }
        return schema;
    }

    @Test
    void aWrongPasswordIsTheOperatorsMatter() {
        var wrong = TestSettings.server(settings().url().orElseThrow(), "nobody", "guessed");

        assertThatThrownBy(() -> Database.open(wrong, Path.of("")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("refuses the user 'nobody'")
                .hasMessageNotContaining("guessed");
    }

    @Test
    void aSchemaThatIsNotThereIsTheOperatorsMatter() {
        var url = settings().url().orElseThrow().replaceFirst("/t[0-9]+", "/nowhere");

        assertThatThrownBy(() -> Database.open(TestSettings.server(url, "root", ""), Path.of("")))
                .isInstanceOf(OperatorError.class)
                .hasMessageContaining("does not exist");
    }
}
