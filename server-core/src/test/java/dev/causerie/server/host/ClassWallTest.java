package dev.causerie.server.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWallTest {

    @TempDir
    Path folder;

    private HostFixture fixture;

    @BeforeEach
    void open() {
        TinyPlugin.named("own")
                .start("host.jobs();")
                .source("Shared", "public final class Shared {}")
                .resource("db/own/V1__own.sql", "select 1")
                .resource("com/fasterxml/jackson/databind/ObjectMapper.class", "another one, bundled by accident")
                .into(folder);
        TinyPlugin.named("dependent").needs("own").start("host.jobs();").into(folder);
        TinyPlugin.named("stranger").start("host.jobs();").into(folder);
        fixture = new HostFixture(folder).run();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.causerie.server.host.PluginHost",
                "org.pf4j.PluginManager",
                "com.zaxxer.hikari.HikariDataSource",
                "org.apache.ibatis.session.SqlSession",
                "io.netty.channel.Channel",
                "com.corundumstudio.socketio.SocketIOServer",
                "org.flywaydb.core.Flyway",
                "org.hibernate.validator.HibernateValidator",
                "ch.qos.logback.classic.Logger",
                "org.junit.jupiter.api.Test"
            })
    void theInsidesOfTheHostAreHidden(String name) {
        assertThat(getClass().getClassLoader()).satisfies(host -> host.loadClass(name));

        assertThatThrownBy(() -> loader("own").loadClass(name)).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName(name, false, loader("own"))).isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.causerie.api.Plugin",
                "dev.causerie.api.domain.users.User",
                "org.slf4j.Logger",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.fasterxml.jackson.annotation.JsonProperty",
                "jakarta.validation.constraints.Size",
                "org.apache.ibatis.annotations.Select",
                "org.apache.ibatis.annotations.Options",
                "org.apache.ibatis.type.JdbcType",
                "org.apache.ibatis.mapping.StatementType",
                "org.jspecify.annotations.Nullable"
            })
    void theApiIsTheHostsOwnEvenIfThePluginBundlesIt(String name) throws Exception {
        assertThat(loader("own").loadClass(name))
                .isSameAs(getClass().getClassLoader().loadClass(name));
    }

    @Test
    void theWholeJdkIsThere() throws Exception {
        assertThat(loader("own").loadClass("java.net.http.HttpClient")).isNotNull();
        assertThat(loader("own").loadClass("javax.sql.DataSource")).isNotNull();
    }

    @Test
    void classesOfAPluginAreSeenByItsDependentsAlone() throws Exception {
        assertThat(loader("dependent").loadClass("tiny.own.Shared"))
                .isSameAs(loader("own").loadClass("tiny.own.Shared"));
        assertThatThrownBy(() -> loader("stranger").loadClass("tiny.own.Shared"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void resourcesAreThePluginsOwnAlone() throws IOException {
        String name = "db/own/V1__own.sql";
        assertThat(loader("own").getResource(name)).isNotNull();
        assertThat(loader("dependent").getResource(name)).isNull();
        assertThat(Collections.list(loader("dependent").getResources(name))).isEmpty();
        assertThat(Collections.list(loader("dependent").getResources("plugin.properties")))
                .hasSize(1);
        assertThat(loader("own").getResource("reference.conf")).isNull();
        assertThat(loader("own").getResource("org/pf4j/PluginManager.class")).isNull();
    }

    private ClassLoader loader(String id) {
        return fixture.handle(id).classLoader();
    }
}
