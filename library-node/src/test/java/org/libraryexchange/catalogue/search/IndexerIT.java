package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.base.text.Terms;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.base.worker.Lull;
import org.libraryexchange.base.worker.Signal;
import org.libraryexchange.exchange.log.PostgresExtension;

class IndexerIT {

    private static final Query ALL = new MatchAllDocsQuery();

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    Path folder;

    private final List<Runnable> duringComparison = new ArrayList<>();
    private Connection session;
    private SearchIndex index;

    @BeforeEach
    void open() throws SQLException, IOException {
        session = POSTGRES.postgres().connect();
        index = SearchIndex.open(folder);
    }

    @AfterEach
    void close() throws SQLException, IOException {
        session.close();
        index.close();
    }

    @Test
    void followsLogsAndNotes() throws SQLException, IOException {
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
        assertThat(found(ALL)).containsExactly("01 leeds", "02 leeds");
        assertThat(found(word("dark"))).containsExactly("01 leeds");
        assertThat(found(word("light"))).isEmpty();
        assertThat(index.position()).hasValueSatisfying(position -> {
            assertThat(position.place("leeds")).isEqualTo(3);
            assertThat(position.place("hangzhou"))
                    .as("another may take its place")
                    .isZero();
        });
    }

    @Test
    void aWholePieceIsFoundAlthoughNothingFollows() throws SQLException, IOException {
        // Given
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
            for (int i = 1; i <= 1_000; i++) {
                write("leeds", i, i, "Light Night " + i);
            }

            // When
            catchUp(indexer);
        }

        // Then
        assertThat(index.position())
                .hasValueSatisfying(
                        position -> assertThat(position.place("leeds")).isEqualTo(1_000));
    }

    /** One damaged item must not keep others out of the index. */
    @Test
    void itemWithAByteThatIsNoTextIsFoundByTheRest() throws SQLException, IOException {
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
        assertThat(found(word("light"))).isEmpty();
        assertThat(found(word("night"))).containsExactly("01 leeds", "02 leeds");
    }

    @Test
    void itemsOfTwoOwnersWithOneIdAreTwo() throws SQLException, IOException {
        try (Indexer indexer = indexer()) {
            write("leeds", 1, null, "A draft");
            write("hangzhou", 1, null, "另一个");
            catchUp(indexer);
        }

        assertThat(found(ALL)).containsExactlyInAnyOrder("01 hangzhou", "01 leeds");
    }

    @Test
    void erasedItemsAreFoundNoMore() throws SQLException, IOException {
        try (Indexer indexer = indexer()) {
            write("leeds", 1, 1, "Light Night");
            catchUp(indexer);

            execute("set library.writes_as = 'leeds'; update item set status = 'erased', sequence = 2");
            catchUp(indexer);
        }

        assertThat(found(ALL)).isEmpty();
    }

    /** Nobody has noted these: the database was restored, or another program wrote while there was no trigger. */
    @Test
    void indexIsMendedWhereTheCatalogueIsAnother() throws SQLException, IOException {
        // Given
        write("leeds", 1, 1, "Light Night");
        write("leeds", 2, 2, "Dark Night");
        write("leeds", 3, 3, "Kite Day");
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }
        index.close();
        execute("alter table item disable trigger user");
        write("leeds", 1, 1, "Bright Night");
        write("leeds", 4, 2, "In the place of the second");
        execute("delete from item where id::text like '%02'");
        execute("alter table item enable trigger user");

        // When
        index = SearchIndex.open(folder);
        try (Indexer indexer = indexer()) {
            indexer.step();
        }

        // Then
        assertThat(found(ALL)).containsExactly("01 leeds", "03 leeds", "04 leeds");
        assertThat(found(word("bright"))).containsExactly("01 leeds");
    }

    @Test
    void whatChangesDuringTheComparisonIsNotMissed() throws SQLException, IOException {
        // Given
        write("leeds", 1, 1, "Light Night");
        write("leeds", 2, 2, "To be removed");
        write("hangzhou", 3, 7, "西湖");
        write("hangzhou", 4, null, "A draft");

        // When
        duringComparison.add(() -> {
            write("leeds", 1, 3, "Dark Night");
            quietly("set library.writes_as = 'leeds'; delete from item where id::text like '%02'");
            write("hangzhou", 5, 8, "灵隐寺");
            write("hangzhou", 4, null, "Another draft");
        });
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // Then
        assertThat(duringComparison).isEmpty();
        assertThat(found(ALL)).containsExactlyInAnyOrder("01 leeds", "03 hangzhou", "04 hangzhou", "05 hangzhou");
        assertThat(found(word("dark"))).containsExactly("01 leeds");
        assertThat(found(word("anoth"))).containsExactly("04 hangzhou");
    }

    /** A note that is written first may be committed last. */
    @Test
    void notesOfATransactionThatIsStillAtWorkAreReadWhenItHasEnded() throws SQLException, IOException {
        try (Indexer indexer = indexer();
                Connection slow = POSTGRES.postgres().connect();
                Statement statement = slow.createStatement()) {
            catchUp(indexer);
            slow.setAutoCommit(false);
            statement.execute(draft(1, "A slow draft"));
            write("leeds", 2, null, "A quick draft");
            catchUp(indexer);
            slow.commit();
            catchUp(indexer);
        }

        assertThat(found(ALL)).containsExactly("01 leeds", "02 leeds");
    }

    @Test
    void processesOnOneMachineHaveAnIndexEach() throws SQLException, IOException {
        // Given
        write("leeds", 1, 1, "Light Night");
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // When
        try (SearchIndex another = SearchIndex.open(folder)) {
            assertThat(another.position()).isEmpty();
            assertThat(folder.resolve("1")).isDirectory();
        }

        // Then
        assertThat(found(ALL)).containsExactly("01 leeds");
    }

    @Test
    void goesOnWhereItWasClosed() throws SQLException, IOException {
        // Given
        write("leeds", 1, 1, "Light Night");
        try (Indexer indexer = indexer()) {
            catchUp(indexer);
        }

        // When
        index.close();
        index = SearchIndex.open(folder);

        // Then
        assertThat(index.position())
                .hasValueSatisfying(
                        position -> assertThat(position.place("leeds")).isEqualTo(1));
        assertThat(found(ALL)).containsExactly("01 leeds");
    }

    private static Query word(String stem) {
        return new TermQuery(new Term(Terms.TEXT, stem));
    }

    private List<String> found(Query query) throws IOException {
        return index.read(searcher -> new IndexFinder(searcher)
                .find(query, Order.OLDEST, 100).stream()
                        .map(item -> item.id().toString().substring(34) + " " + item.owner())
                        .toList());
    }

    private Indexer indexer() {
        Lease lease = new Lease() {
            @Override
            public void require() {
                List<Runnable> due = List.copyOf(duringComparison);
                duringComparison.clear();
                due.forEach(Runnable::run);
            }

            @Override
            public void waiting(String cause) {
                throw new AssertionError(cause);
            }
        };
        return new Indexer(
                new SearchedItems(POSTGRES.sessions().open("indexer", Indexer.SETUP), List.of("leeds", "hangzhou")),
                index,
                new RightOfWay(new TestArrivals(), Duration.ZERO, () -> false, lease),
                new Lull(new Signal(), Duration.ofMillis(1)),
                Clock.systemUTC());
    }

    private static void catchUp(Indexer indexer) throws IOException {
        indexer.step();
        boolean advanced = true;
        while (advanced) {
            advanced = indexer.advance();
        }
    }

    private static String draft(int number, String title) {
        return sql("leeds", number, null, title);
    }

    private void write(String owner, int number, Integer sequence, String title) {
        quietly(sql(owner, number, sequence, title));
    }

    private static String sql(String owner, int number, Integer sequence, String title) {
        return """
                set library.writes_as = '%1$s';
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values ('019ac1f2-0000-7000-8000-%2$012d', '%1$s', 'festival', '%3$s', 1, %4$s,
                    '{"originalLanguage":"en","title":{"en":"%5$s"},"festival":{"occurrences":[{"date":"2027-07-10"}]},'
                    '"place":{"name":{"en":"Leeds"},"latitude":53.8,"longitude":-1.5}}',
                    sha256('%5$s'), '{en}', '2026-11-20T14:05:11Z')
                on conflict (id, owner) do update set status = excluded.status, sequence = excluded.sequence,
                    document = excluded.document, sha256 = excluded.sha256
                """.formatted(owner, number, sequence == null ? "draft" : "published", sequence, title);
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
}
