package dev.causerie.server.dispatch;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.api.PluginInfo;
import dev.causerie.server.host.PluginHandle;
import dev.causerie.server.host.PluginJson;
import dev.causerie.server.host.Scope;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.concurrent.Callable;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** A plugin that is not loaded from anywhere. */
public record FakePlugin(PluginInfo info, Scope scope, ObjectMapper mapper, Validator validator)
        implements PluginHandle {

    /** One of this name, with nothing registered. */
    public static FakePlugin named(String id) {
        return new FakePlugin(
                new PluginInfo(id, "1.0.0"),
                new Scope(id),
                PluginJson.mapper(),
                Validation.byDefaultProvider()
                        .configure()
                        .messageInterpolator(new ParameterMessageInterpolator())
                        .buildValidatorFactory()
                        .getValidator());
    }

    @Override
    public ClassLoader classLoader() {
        return getClass().getClassLoader();
    }

    @Override
    public <T> T inside(Callable<T> work) throws Exception {
        return work.call();
    }
}
