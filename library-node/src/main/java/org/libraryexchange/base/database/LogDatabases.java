package org.libraryexchange.base.database;

import jakarta.inject.Singleton;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The database as the code of the logs of letters and pictures sees it: with the tables of their schema. */
@Singleton
public record LogDatabases(Jdbi database, DatabaseSessions sessions) {

    private static final String SETUP = "SET search_path = %s; SET library.partner = '%s';";

    /** The letters between this city and a partner. */
    public LogDatabase letters(String partner) {
        return new SchemaDatabase("letters " + partner, new Meaning("letters, public", partner));
    }

    /** The pictures of all cities. */
    public LogDatabase pictures() {
        return new SchemaDatabase("pictures", new Meaning("pictures, public", ""));
    }

    /** What names mean in a session: the search path, and the partner, if one is set. */
    private record Meaning(String path, String partner) {

        /** Sets both until the end of the transaction, and returns what they were. */
        Meaning replaceIn(Handle handle) {
            return handle.select("""
                            with before as materialized (
                                select current_setting('search_path') as path,
                                    coalesce(current_setting('library.partner', true), '') as partner)
                            select path, partner, set_config('search_path', ?, true),
                                set_config('library.partner', ?, true)
                            from before
                            """, path, partner)
                    .map(ConstructorMapper.of(Meaning.class))
                    .one();
        }
    }

    private final class SchemaDatabase implements LogDatabase {
        private final String work;
        private final Meaning names;

        private SchemaDatabase(String work, Meaning names) {
            this.work = work;
            this.names = names;
        }

        /**
         * Other code may use the connection in the same transaction, so the names get their meaning back. After a
         * failure they do not need it: then the transaction can only be rolled back.
         */
        @Override
        public <T> T withHandle(HandleCallback<T, RuntimeException> statements) {
            return inTransaction(() -> database.withHandle(handle -> {
                Meaning before = names.replaceIn(handle);
                T result = statements.withHandle(handle);
                Meaning unused = before.replaceIn(handle);
                return result;
            }));
        }

        @Override
        public DatabaseSessions sessions() {
            return sessions.with(work, SETUP.formatted(names.path(), names.partner()));
        }
    }
}
