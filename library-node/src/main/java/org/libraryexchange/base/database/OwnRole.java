package org.libraryexchange.base.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** The role as which the node works. It should not be able to change the schema, but may, as a node with one role does. */
@ApplicationScoped
class OwnRole {

    private static final Logger LOG = Logger.getLogger(OwnRole.class);

    private static final String IF_IT_MAY_CHANGE_THE_SCHEMA = """
            select current_user where has_schema_privilege('public', 'create') or has_schema_privilege('letters', 'create')
            """;

    void warn(@Observes StartupEvent start, Jdbi database) {
        database.withHandle(handle -> handle.createQuery(IF_IT_MAY_CHANGE_THE_SCHEMA)
                        .mapTo(String.class)
                        .findOne())
                .ifPresent(role -> LOG.warnf("the node's role can change the schema role=%s", role));
    }
}
