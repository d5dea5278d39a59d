package org.libraryexchange.base.database;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.libraryexchange.stack.LocalPostgres;

/** What a node does to the schema when it starts. */
record Migration(LocalPostgres postgres) {

    void run() {
        run(postgres.user(), postgres.password(), postgres.nodeUser());
    }

    /** That of a node which does not have the owner's password. */
    void runAsTheNode() {
        run(postgres.nodeUser(), postgres.nodePassword(), postgres.nodeUser());
    }

    /** That of a node whose own role is the owner. */
    void runWithOneRole() {
        run(postgres.user(), postgres.password(), postgres.user());
    }

    private void run(String role, String password, String node) {
        Flyway.configure()
                .dataSource(postgres.jdbcUrl(), role, password)
                .locations("filesystem:src/main/resources/db/migration")
                .placeholders(Map.of("node", node))
                .load()
                .migrate();
    }
}
