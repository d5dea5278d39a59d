package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.proving.TestNode;

/**
 * Where the documents of lists come from. Behind the back of index and triggers the tests turn the documents of the catalogue
 * to capital letters, so that one tells where it was read.
 */
class ListedDocumentsIT {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    private Path folder;

    private CurrentIndex index;
    private Indexer indexer;
    private Search search;

    @BeforeEach
    void index() throws IOException {
        TestNode node = new TestNode("leeds", "hangzhou", Optional.empty(), Optional.empty());
        SearchConfig config = config();
        index = new CurrentIndex(config, new GazetteerFiles(config), new Cities(node), new SimpleMeterRegistry());
        search = new Search(jdbi(), index, node, Clock.systemUTC());
        write(1, 1, "lights");
        write(2, 2, "lights too");
        write(3, 3, "kites");
        indexer = indexer();
        follow();
    }

    @AfterEach
    void close() {
        indexer.close();
        index.close();
    }

    @Test
    void indexThatLacksNoChangeShowsItsOwn() throws SQLException {
        // Given
        capitalise();

        // When
        List<String> listed = listed("lights");

        // Then
        assertThat(listed).containsExactly("lights too", "lights");
        assertThat(search.state().behind()).isZero();
    }

    @Test
    void whatHasChangedIsShownAsTheCatalogueHasItBeforeTheIndexKnows() throws IOException {
        // When
        write(1, 4, "lights out");

        // Then
        assertThat(listed("lights")).containsExactly("lights too", "lights out");
        assertThat(search.state()).isEqualTo(new IndexState(1, Optional.empty()));

        // When
        follow();

        // Then
        assertThat(listed("lights")).containsExactly("lights out", "lights too");
        assertThat(search.state().behind()).isZero();
    }

    /** It leaves no later place in the log. */
    @Test
    void whatHasGoneIsNotShownBeforeTheIndexKnows() {
        // When
        execute("delete from item where sequence = 2");

        // Then
        assertThat(listed("lights")).containsExactly("lights");
    }

    /** The database may have been restored. */
    @Test
    void indexThatNobodyFollowsShowsTheCatalogue() throws SQLException, IOException {
        // Given
        capitalise();

        // When
        indexer.close();

        // Then
        assertThat(listed("lights")).containsExactly("LIGHTS TOO", "LIGHTS");

        // When
        indexer = indexer();
        follow();

        // Then
        assertThat(listed("lights")).containsExactly("lights too", "lights");
    }

    @Test
    void listsOfOneMomentComeFromWhereASingleOneDoes() throws SQLException {
        // Given
        capitalise();

        // When
        List<List<String>> indexed = together();
        write(4, 4, "something else");
        List<List<String>> catalogued = together();

        // Then
        assertThat(indexed).containsExactly(List.of("kites"), List.of(), List.of("lights too"));
        assertThat(catalogued).containsExactly(List.of("KITES"), List.of(), List.of("LIGHTS TOO"));
    }

    @Test
    void contentHasAnotherNameOnceTheIndexHoldsSomethingElse() throws IOException {
        // Given
        Object before = search.state().content().orElseThrow();
        Object same = search.state().content().orElseThrow();

        // When
        write(4, 4, "something else");
        follow();

        // Then
        assertThat(same).isEqualTo(before);
        assertThat(search.state().content()).isPresent().isNotEqualTo(Optional.of(before));
    }

    private List<String> listed(String word) {
        return titles(
                search.list(query(word, 50), Optional.empty(), place -> "").documents());
    }

    private List<List<String>> together() {
        return search
                .together(List.of(query("kites", 50), query("nothing", 50), query("lights", 1)), search.state())
                .stream()
                .map(ListedDocumentsIT::titles)
                .toList();
    }

    private static List<String> titles(List<byte[]> documents) {
        return documents.stream()
                .map(document -> new String(document, StandardCharsets.UTF_8))
                .map(document -> document.replaceAll(".*:\"([^\"]*)\"\\}\\}", "$1"))
                .toList();
    }

    private static ItemQuery query(String word, int limit) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", word);
        parameters.add("sort", "-updated");
        parameters.add("limit", Integer.toString(limit));
        return ItemQuery.of(parameters, TitleOrder.ENGLISH, Set.of("leeds", "hangzhou"), null);
    }

    private static Jdbi jdbi() {
        try (Handle session = POSTGRES.sessions().open("lists", "")) {
            return session.getJdbi();
        }
    }

    private static void write(int number, int sequence, String title) {
        execute("""
                insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
                values ('019ac1f2-0000-7000-8000-%1$012d', 'leeds', 'festival', 'published', 1, %2$d,
                    '{"originalLanguage":"en","title":{"en":"%3$s"}}', sha256('%3$s'), '{en}',
                    timestamptz '2026-11-20T14:05:11Z' + %2$d * interval '1 minute')
                on conflict (id, owner) do update set sequence = excluded.sequence, document = excluded.document,
                    sha256 = excluded.sha256, updated = excluded.updated
                """.formatted(number, sequence, title));
    }

    private static void execute(String sql) {
        try (Handle session = POSTGRES.sessions().open("catalogue", "set library.writes_as = 'leeds'")) {
            session.execute(sql);
        }
    }

    private static void capitalise() throws SQLException {
        try (Connection superuser = POSTGRES.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("set session_replication_role = replica; update item set document = upper(document)");
        }
    }

    private void follow() throws IOException {
        indexer.step();
        while (indexer.advance()) {
            // Until all is found.
        }
    }

    private Indexer indexer() {
        return TestIndexer.of(index.open(), POSTGRES);
    }

    private SearchConfig config() {
        return TestSearchConfig.in(folder);
    }
}
