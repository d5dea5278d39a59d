package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.PostgresExtension;

/** How many rows are read of 100,000 to find the few that are asked for; so many take a few milliseconds. */
class RareItemsIT {

    private static final int ITEMS = 100_000;
    private static final long FEW_ROWS = 10_000;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    /** Each has an identifier of its own; the oldest three a subject, and two of these a language, that no other has. */
    @BeforeEach
    void fill() throws SQLException {
        POSTGRES.execute("""
                insert into search_item (id, owner, kind, status, languages, subjects, updated, first_day, last_day, title_en,
                    title_zh, terms)
                select gen_random_uuid(), 'leeds', 'festival', 'published',
                    case when n <= 2 then array['en', 'cy'] else array['en'] end, array['canals'],
                    timestamptz '2027-01-01' + n * interval '1 second', 'infinity', '-infinity', 'x', 'x',
                    array_to_tsvector(array['@keys/' || n, ':en'] || case when n <= 2 then array[':cy'] else '{}' end
                        || case when n <= 3 then array['#puppet'] else array['#canal'] end)
                from generate_series(1, %d) n
                """.formatted(ITEMS));
        POSTGRES.execute("analyze search_item");
    }

    @Test
    void fewItemsAreFoundWithoutReadingTheOthers() throws SQLException {
        for (String filter :
                List.of("identifier=keys/7", "identifier=keys/none", "subject=puppet", "language=cy", "language=de")) {
            assertThat(rowsRead(filter, 1)).as(filter).isLessThan(FEW_ROWS);
            assertThat(rowsRead(filter, 50)).as(filter).isLessThan(FEW_ROWS);
        }
    }

    @Test
    void ofManyItemsNoMoreAreReadThanAreShown() throws SQLException {
        for (String filter : List.of("subject=canal", "language=en")) {
            assertThat(rowsRead(filter, 50)).as(filter).isBetween(50L, FEW_ROWS);
        }
    }

    private static long rowsRead(String filter, int limit) throws SQLException {
        long before = rowsRead();
        try (Connection session = POSTGRES.postgres().connect()) {
            session.setAutoCommit(false);
            ItemPage unused = new ItemFinder(session).page(query(filter, limit), Optional.empty());
            session.commit();
            session.setAutoCommit(true);
            try (Statement statement = session.createStatement()) {
                statement.execute("select pg_stat_force_next_flush()");
            }
        }
        return rowsRead() - before;
    }

    private static long rowsRead() throws SQLException {
        try (Connection session = POSTGRES.postgres().connect();
                Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'search_item'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static ItemQuery query(String filter, int limit) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        int equals = filter.indexOf('=');
        parameters.add(filter.substring(0, equals), filter.substring(equals + 1));
        parameters.add("limit", Integer.toString(limit));
        return ItemQuery.of(parameters, TitleOrder.ENGLISH, Set.of("leeds", "hangzhou"), null);
    }
}
