package org.libraryexchange.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.PostgresExtension;
import org.libraryexchange.worker.Lease;
import org.libraryexchange.worker.Signal;

class IndexerIT {

    private static final String PROJECTION = "select search_item::text from search_item order by id, owner";

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final List<Runnable> duringRebuilding = new ArrayList<>();
    private Connection session;

    @BeforeEach
    void open() throws SQLException {
        session = POSTGRES.postgres().connect();
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void followsLogsAndNotes() throws SQLException {
        // Given
        try (Indexer indexer = indexer()) {
            write("leeds", 1, 1, "Light Night");
            write("hangzhou", 1, 1, "西湖");
            write("leeds", 2, null, "A draft");
            catchUp(indexer);

            // When
            write("leeds", 1, 2, "Dark Night");
            write("leeds", 2, 3, "No draft any more");
            execute("set library.writes_as = 'hangzhou'; delete from item where owner = 'hangzhou'");
            catchUp(indexer);
        }

        // Then
        assertThat(
                        texts(
                                "select owner || ' ' || status || ' ' || (terms @@ '''dark''')::text from search_item order by id"))
                .containsExactly("leeds published true", "leeds published false");
        assertThat(texts("select owner || ' ' || sequence from search_position order by owner"))
                .containsExactly("hangzhou 1", "leeds 3");
        assertThat(texts("select count(*)::text from search_pending")).containsExactly("0");
    }

    /** One damaged item must not keep others out of the index. */
    @Test
    void itemWithAByteThatIsNoTextIsFoundByTheRest() throws SQLException {
        // Given
        write("leeds", 1, 1, "Light Night");
        write("leeds", 2, 2, "Dark Night");
        try (Connection superuser = POSTGRES.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("create cast (bytea as text) without function; set session_replication_role = replica;"
                    + " update item set document = overlay(textsend(document) placing '\\xff'::bytea"
                    + " from position('Light'::bytea in textsend(document)))::text where sequence = 1;"
                    + " drop cast (bytea as text)");
        }

        // When
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // Then
        assertThat(texts("select (terms @@ '''light''')::text || ' ' || (terms @@ '''night''')::text from search_item"
                        + " order by id"))
                .containsExactly("false true", "false true");
    }

    @Test
    void itemsOfTwoOwnersWithOneIdAreTwo() throws SQLException {
        try (Indexer indexer = indexer()) {
            write("leeds", 1, null, "A draft");
            write("hangzhou", 1, null, "另一个");
            catchUp(indexer);
        }

        assertThat(texts("select owner from search_item order by owner")).containsExactly("hangzhou", "leeds");
    }

    @Test
    void erasedItemsAreFoundNoMore() throws SQLException {
        try (Indexer indexer = indexer()) {
            write("leeds", 1, 1, "Light Night");
            catchUp(indexer);

            execute("set library.writes_as = 'leeds'; update item set status = 'erased', sequence = 2");
            catchUp(indexer);
        }

        assertThat(texts(PROJECTION)).isEmpty();
    }

    @Test
    void madeAnewItIsTheSame() throws SQLException {
        // Given
        for (int i = 1; i <= 1_200; i++) {
            write(i % 2 == 0 ? "leeds" : "hangzhou", i, i, i % 3 == 0 ? "西湖 " + i : "Light Night " + i);
        }
        execute("update search_state set reading = " + Indexer.READING);
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }
        List<String> grown = texts(PROJECTION);
        List<String> indexes = texts("select indexdef from pg_indexes where tablename = 'search_item' order by 1");

        // When
        execute("update search_state set reading = 0");
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // Then
        assertThat(texts(PROJECTION)).hasSize(1_200).isEqualTo(grown);
        assertThat(texts("select indexdef from pg_indexes where tablename = 'search_item' order by 1"))
                .isEqualTo(indexes);
        assertThat(texts("select reading::text from search_state")).containsExactly(String.valueOf(Indexer.READING));
    }

    @Test
    void whatChangesWhileItIsMadeAnewIsNotMissed() throws SQLException {
        // Given
        write("leeds", 1, 1, "Light Night");
        write("leeds", 2, 2, "To be removed");
        write("hangzhou", 3, 7, "西湖");
        write("hangzhou", 4, null, "A draft");
        execute("update search_position set sequence = 0; insert into search_position values ('hangzhou', 7)");

        // When
        duringRebuilding.add(() -> {
            write("leeds", 1, 3, "Dark Night");
            quietly("set library.writes_as = 'leeds'; delete from item where id::text like '%02'");
            write("hangzhou", 5, 4, "灵隐寺");
            quietly("update search_position set sequence = 3 where owner = 'hangzhou'");
            write("hangzhou", 4, null, "Another draft");
        });
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // Then
        assertThat(duringRebuilding).isEmpty();
        assertThat(texts("select right(id::text, 2) from search_item order by id"))
                .containsExactly("01", "03", "04", "05");
        assertThat(texts(
                        "select right(id::text, 2) from search_item where terms @@ '''dark'' | ''anoth''' order by id"))
                .containsExactly("01", "04");
    }

    @Test
    void whatAnotherOneHasPutInIsLeftAlone() throws SQLException {
        // Given
        write("leeds", 1, 1, "Light Night");
        write("leeds", 2, null, "A draft");
        List<Long> notes = List.of(
                Long.valueOf(texts("select stamp::text from search_pending").get(0)));
        execute("insert into search_position values ('leeds', 1); delete from search_pending");
        SearchIndex.Piece piece = new SearchIndex.Piece(
                new SearchedItems(session).after("leeds", 0).items(), List.of());

        // When
        SearchIndex index = new SearchIndex(session);
        index.put(piece, "leeds", 0, 1);
        index.put(piece, notes);

        // Then
        assertThat(texts(PROJECTION)).isEmpty();
        assertThat(texts("select word from search_word")).isEmpty();
        assertThat(texts("select sequence::text from search_position")).containsExactly("1");
    }

    @Test
    void transactionOfAFrozenProcessEndsByItself() throws SQLException {
        // Given
        write("leeds", 1, 1, "Light Night");
        execute("update search_state set reading = " + Indexer.READING);
        try (Connection frozen =
                        POSTGRES.sessions().open("frozen", SearchIndex.SETUP, 5).getConnection();
                Statement statement = frozen.createStatement()) {
            statement.execute("set idle_in_transaction_session_timeout = '1s'");
            frozen.setAutoCommit(false);
            statement.execute("""
                    insert into search_item (id, owner, kind, status, languages, subjects, updated, first_day, last_day,
                        title_en, title_zh, terms)
                    select id, owner, kind, status, languages, '{}', updated, updated, updated, '', '', '' from item
                    """);

            // When
            try (Indexer indexer = indexer()) {
                catchUp(indexer);
            }
        }

        // Then
        assertThat(texts("select (terms @@ 'light')::text from search_item")).containsExactly("true");
    }

    @Test
    void sessionsOfTheIndexerDoNotWaitWithinATransactionForEver() throws SQLException {
        try (Connection opened = POSTGRES.sessions()
                        .open("indexer", SearchIndex.SETUP, 5)
                        .getConnection();
                Statement statement = opened.createStatement();
                ResultSet row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("15s");
        }
    }

    @Test
    void wordsAreSortedInWhenThereIsNothingToDo() throws SQLException {
        // Given
        String unsorted = "select gin_clean_pending_list('search_item_terms')::text";
        execute("update search_state set reading = " + Indexer.READING);
        try (Indexer indexer = indexer()) {
            write("leeds", 1, 1, "Light Night");
            catchUp(indexer);
            assertThat(texts(unsorted)).doesNotContain("0");
            write("leeds", 1, 2, "Dark Night");
            catchUp(indexer);

            // When
            indexer.step();
        }

        // Then
        assertThat(texts(unsorted)).containsExactly("0");
    }

    private Indexer indexer() throws SQLException {
        Lease lease = new Lease() {
            @Override
            public void require() {
                List<Runnable> due = List.copyOf(duringRebuilding);
                duringRebuilding.clear();
                due.forEach(Runnable::run);
            }

            @Override
            public void waiting(String cause) {
                throw new AssertionError(cause);
            }
        };
        return new Indexer(
                patience -> POSTGRES.sessions().open("indexer", SearchIndex.SETUP, patience),
                lease,
                List.of("leeds", "hangzhou"),
                new Signal(),
                Duration.ofMillis(1));
    }

    private static void catchUp(Indexer indexer) throws SQLException {
        boolean advanced = true;
        while (advanced) {
            advanced = indexer.advance();
        }
    }

    private void write(String owner, int number, Integer sequence, String title) {
        quietly("""
                set library.writes_as = '%1$s';
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values ('019ac1f2-0000-7000-8000-%2$012d', '%1$s', 'festival', '%3$s', 1, %4$s,
                    '{"originalLanguage":"en","title":{"en":"%5$s"},"festival":{"occurrences":[{"date":"2027-07-10"}]},'
                    '"place":{"name":{"en":"Leeds"},"latitude":53.8,"longitude":-1.5}}',
                    sha256(''), '{en}', '2026-11-20T14:05:11Z')
                on conflict (id, owner) do update set
                    status = excluded.status, sequence = excluded.sequence, document = excluded.document
                """.formatted(owner, number, sequence == null ? "draft" : "published", sequence, title));
    }

    private void quietly(String sql) {
        try {
            execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
