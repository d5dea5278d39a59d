package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.Cities;
import org.libraryexchange.base.worker.WorkFailedException;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.proving.TestNode;

class DamagedIndexIT {

    private static final int ITEMS = 500;
    private static final int MANY_ITEMS = 10_000;

    /** Longer than it takes until the indexer looks at the files. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private static final String WRITE = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select cast(md5('photograph ' || place) as uuid), 'leeds', 'history-resource', 'published', 1, place,
                '{"originalLanguage":"en","title":{"en":"Photograph ' || place || '"}}', sha256(''), '{en}', '2026-11-20T14:05:11Z'
            from generate_series(%d, %d) as place
            """;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    private Path root;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private CurrentIndex index;

    @BeforeEach
    void makeIndex() throws IOException {
        write(1, ITEMS);
        index = current(config());
        index();
        index.check();
    }

    @AfterEach
    void close() {
        index.close();
    }

    @ParameterizedTest
    @EnumSource
    void indexThatWasDamagedWhileNobodyUsedItIsMadeAnew(Harm harm) throws IOException {
        // Given
        index.close();
        harm.happenTo(root.resolve("0"));

        // When
        index = current(config());
        index();
        index.check();
        index();

        // Then
        assertThat(found()).isEqualTo(ITEMS);
        assertThat(index.damage()).isEmpty();
        assertThat(damages()).isEqualTo(harm == Harm.DELETED ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource
    void indexThatIsDamagedWhileItIsUsedIsMadeAnew(Harm harm) throws IOException {
        // When
        Duration healing = heal(harm);

        // Then
        assertThat(healing).isLessThan(IN_TIME);
        assertThat(found()).isEqualTo(ITEMS);
        assertThat(index.damage()).isEmpty();
        assertThat(damages()).isEqualTo(1);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource
    void tenThousandItemsAreFoundAgainWithinAMinute(Harm harm) throws IOException {
        // Given
        write(ITEMS + 1, MANY_ITEMS);
        index();

        // When
        Duration healing = heal(harm);

        // Then
        assertThat(found()).isEqualTo(MANY_ITEMS);
        assertThat(healing).isLessThan(Duration.ofMinutes(1));
        System.out.printf("search index, %s: found and made anew in %d ms%n", harm, healing.toMillis());
    }

    @Test
    void searchThatMeetsDamageIsToBeTriedAgainAndHasTheIndexMadeAnew() throws IOException {
        // When
        assertThatThrownBy(() -> index.read(DamagedIndexIT::corrupt))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.SEARCH_STARTING);
                    assertThat(problem.retryAfter()).isPresent();
                });

        // Then
        assertThat(index.damage()).isPresent();
        assertThatThrownBy(this::found).isInstanceOf(ProblemException.class);
        index();
        assertThat(found()).isEqualTo(ITEMS);
        assertThat(index.damage()).isEmpty();
    }

    @Test
    void oddFailureIsAFaultOfTheProgramOnceTheIndexWasFoundWhole() {
        // Given
        assertThatThrownBy(() -> index.read(DamagedIndexIT::odd)).isInstanceOf(ProblemException.class);

        // When
        index.check();

        // Then
        assertThatThrownBy(() -> index.read(DamagedIndexIT::odd)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(found()).isEqualTo(ITEMS);
        assertThat(damages()).isZero();
    }

    @Test
    void indexThatIsMadeForTheFirstTimeIsNotDamaged() throws IOException {
        // Given
        index.close();

        // When
        index = current(TestSearchConfig.in(root.resolve("new")));
        var unused = index.open();

        // Then
        assertThat(index.position()).isEmpty();
        assertThat(index.damage()).isEmpty();
    }

    /** As long as nothing was read back whole, the disk may be to blame. */
    @Test
    void indexThatIsDamagedAgainAndAgainIsLeftAloneForAWhile() throws IOException {
        // Given
        assertThatThrownBy(() -> index.read(DamagedIndexIT::corrupt)).isInstanceOf(ProblemException.class);
        index();

        // When
        assertThatThrownBy(() -> index.read(DamagedIndexIT::corrupt)).isInstanceOf(ProblemException.class);

        // Then
        assertThatThrownBy(() -> index.open())
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("is opened again in")
                .hasMessageContaining("checksum failed");
        assertThat(index.damage()).isPresent();
    }

    private static void write(int first, int last) {
        try (Handle session = POSTGRES.sessions().open("catalogue", "set library.writes_as = 'leeds'")) {
            session.execute(WRITE.formatted(first, last));
        }
    }

    /**
     * Harms the index beside an indexer that has nothing to do but to look at the files now and then. Returns how long it
     * took until another index was there.
     */
    private Duration heal(Harm harm) throws IOException {
        long harmed;
        try (Indexer indexer = indexer(index.open())) {
            indexer.step();
            harm.happenTo(root.resolve("0"));
            harmed = System.nanoTime();
            while (!indexer.isDone() && System.nanoTime() - harmed < IN_TIME.toNanos()) {
                indexer.step();
            }
        }
        index();
        return Duration.ofNanos(System.nanoTime() - harmed);
    }

    private static Void corrupt(IndexSearcher searcher) throws IOException {
        throw new CorruptIndexException("checksum failed", "_0.cfs");
    }

    private static Void odd(IndexSearcher searcher) {
        throw new IndexOutOfBoundsException("of a term");
    }

    private int found() {
        return index.<Integer, RuntimeException>read(searcher -> searcher.count(new MatchAllDocsQuery()));
    }

    private double damages() {
        return registry.get("library.search.index.damaged").counter().count();
    }

    /** Does what the indexer's thread does, until nothing is left to do. */
    private void index() throws IOException {
        SearchIndex opened = index.open();
        try (Indexer indexer = indexer(opened)) {
            indexer.step();
            while (!indexer.isDone() && indexer.advance()) {
                // Until all is found.
            }
            if (!indexer.isDone()) {
                indexer.step();
            }
        }
        if (!opened.isOpen()) {
            index();
        }
    }

    private static Indexer indexer(SearchIndex opened) {
        return TestIndexer.of(opened, POSTGRES);
    }

    private CurrentIndex current(SearchConfig config) {
        Cities cities = new Cities(new TestNode("leeds", "hangzhou", Optional.empty(), Optional.empty()));
        return new CurrentIndex(config, new GazetteerFiles(config), cities, registry);
    }

    private SearchConfig config() {
        return TestSearchConfig.in(root);
    }
}
