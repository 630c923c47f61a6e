package dev.causerie.server.store;

import dev.causerie.server.config.OperatorError;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.logging.LogFactory;

/** Brings an owner's tables up to date, each owner with a history of its own. Used by one thread at a time. */
final class Migrations {
    private final DataSource pool;
    private final Configuration host = new ClassicConfiguration(Migrations.class.getClassLoader());

    Migrations(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Runs what is new in the owner's {@code db/<id>}. Blocking.
     *
     * @throws OperatorError when a migration fails, or one that ran has been changed since
     */
    void run(Owner owner) {
        if (!owner.hasMigrations()) {
            return;
        }
        try {
            Flyway.configure(owner.classes())
                    .dataSource(pool)
                    .locations("classpath:" + owner.migrations())
                    .table(owner.historyTable())
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new OperatorError(
                    "The tables of '" + owner.id() + "' can not be brought up to date: " + e.getMessage(), e);
        } finally {
            // Flyway keeps its last configuration in a static, and with it the class loader of a plugin that may stop.
            LogFactory.setConfiguration(host);
        }
    }
}
