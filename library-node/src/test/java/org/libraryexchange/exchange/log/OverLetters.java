package org.libraryexchange.exchange.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes every new session of a database one of the letters between Leeds and Hangzhou, so that tests of the item logs
 * try the letter logs. What belongs to items alone refuses to be changed.
 */
public record OverLetters(PostgresExtension database) implements BeforeEachCallback, AfterEachCallback {

    /** The table behind the view {@code item}. */
    public static final String ITEM_TABLE = "letters.post";

    @Override
    public void beforeEach(ExtensionContext context) throws SQLException {
        execute("""
                insert into letters.counter (partner) values ('hangzhou');
                insert into letters.publishing (partner) values ('hangzhou');
                insert into letters.restoring (partner) values ('hangzhou');
                alter database leeds set library.partner = 'hangzhou';
                """ + overSchema("letters"));
    }

    /** Sets the path of new sessions, and protects what belongs to items. */
    static String overSchema(String schema) {
        return """
                alter database leeds set search_path = %s, public;
                create function public.refuse_in_other_log() returns trigger language plpgsql as $$
                begin
                    raise exception 'a session of another log changes public.%%', tg_table_name;
                end
                $$;
                do $$
                declare
                    kept name;
                begin
                    for kept in select tablename from pg_tables where schemaname = 'public'
                        and tablename not in ('city', 'idempotency_key', 'picture_people')
                    loop
                        execute format('create trigger refused before insert or update or delete on public.%%I'
                            ' for each statement execute function public.refuse_in_other_log()', kept);
                    end loop;
                end
                $$
                """.formatted(schema);
    }

    @Override
    public void afterEach(ExtensionContext context) throws SQLException {
        execute("alter database leeds reset all");
    }

    void execute(String script) throws SQLException {
        try (Connection superuser = database.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(script);
        }
    }
}
