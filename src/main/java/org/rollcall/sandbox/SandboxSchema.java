package org.rollcall.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the schema {@code sandbox} up to date, with a history of its own: a production database never sees it. */
@ApplicationScoped
class SandboxSchema {

    private final DataSource dataSource;

    SandboxSchema(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void migrate() {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("sandbox")
                .locations("classpath:db/sandbox")
                .load()
                .migrate();
    }
}
