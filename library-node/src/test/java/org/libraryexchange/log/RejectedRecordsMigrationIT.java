package org.libraryexchange.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RejectedRecordsMigrationIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    @Test
    void recordsOfBeforeAreOpenAndNameTheirItemWhereTheirKeyDoes() throws SQLException {
        // Given
        DATABASE.execute("drop schema public cascade; create schema public");
        DATABASE.execute(PostgresExtension.migrationsUpTo(3));
        DATABASE.execute("""
                insert into rejected_record
                    (owner, topic, topic_id, record_offset, record_time, key, headers, reason, detail)
                select 'hangzhou', 'library.hangzhou.items', 'topic-1', place, now(), key, '[]', 'no-value', 'empty'
                from (values
                    (1, '019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11'::bytea),
                    (2, '019AC1F2-7D3E-7B60-9F0E-5A2F6F1C8D11'::bytea),
                    (3, '\\x00ff5c'::bytea),
                    (4, null)) as given (place, key)
                """);

        // When
        DATABASE.execute(PostgresExtension.migrationsUpTo(4)
                .substring(PostgresExtension.migrationsUpTo(3).length()));

        // Then
        assertThat(value("select string_agg(concat_ws(' ', record_offset, state, item_id), ',' order by record_offset)"
                        + " from rejected_record"))
                .isEqualTo("1 open 019ac1f2-7d3e-7b60-9f0e-5a2f6f1c8d11,2 open,3 open,4 open");
    }

    private static String value(String sql) throws SQLException {
        try (Connection session = DATABASE.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
