package org.libraryexchange.exchange.proving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Limits;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.log.PostgresExtension;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.StoredItems.Stored;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.proof.ListedItem;

/** The server must compute the digest that the contract defines, whatever the table holds. */
class PostgresViewIT {

    @RegisterExtension
    static final PostgresExtension DATABASE = new PostgresExtension();

    private static final int BUCKETS = CatalogueDigest.BUCKETS;
    private static final List<String> KINDS = List.of("cultural-event", "festival", "history-resource", "neue-Art");
    private static final List<String> STATUSES = List.of("published", "withdrawn", "erased");

    /** The same text to the eye, in Normalization Forms C and D. */
    private static final List<String> TEXTS = List.of(
            "Caf\u00e9", "Cafe\u0301", "\u00c5", "A\u030a", "\u212b", "中秋节", "\ud842\udfb7", "", "a\\b\n\t'\"%s");

    private final List<Stored> ownItems = new ArrayList<>();
    private StoredItems leeds;
    private StoredItems hangzhou;
    private PostgresViews views;

    @BeforeEach
    void open() throws SQLException {
        leeds = new StoredItems(DATABASE, "leeds");
        hangzhou = new StoredItems(DATABASE, "hangzhou");
        views = views(DATABASE.sessions());
    }

    private static PostgresViews views(DatabaseSessions sessions) {
        return new PostgresViews(sessions, Limits.of(100, 1 << 20), "leeds");
    }

    @AfterEach
    void close() throws SQLException {
        leeds.close();
        hangzhou.close();
    }

    @Test
    void digestIsThatOfTheContract() throws SQLException {
        // Given
        fill(20_261_125, 3_000);

        // When
        CatalogueView.Sum sum;
        try (CatalogueView view = views.own()) {
            sum = view.sum();
        }

        // Then
        CatalogueDigest expected = CatalogueDigest.of(leaves(), BUCKETS);
        assertThat(sum.digest().items()).isEqualTo(expected.items());
        assertThat(sum.digest().differing(expected).cardinality()).isZero();
        assertThat(sum.digest().root()).isEqualTo(expected.root());
        assertThat(sum.damaged()).containsExactlyInAnyOrderElementsOf(damaged());
    }

    /** A planner that uses parallel processes or another sort must not change the order of leaves. */
    @Test
    void digestIsTheSameWhateverThePlan() throws SQLException {
        fill(7, 3_000);
        DATABASE.execute("analyze");
        String expected = CatalogueDigest.of(leaves(), BUCKETS).root();
        for (String setting : List.of(
                "parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0;"
                        + " set max_parallel_workers_per_gather = 4",
                "debug_parallel_query = on",
                "enable_hashagg = off",
                "enable_sort = off",
                "enable_incremental_sort = off")) {
            // When
            try (CatalogueView view = views(DATABASE.sessions().with(setting, "set " + setting + ";"))
                    .own()) {

                // Then
                assertThat(view.sum().digest().root()).as(setting).isEqualTo(expected);
            }
        }
    }

    @Test
    void listingIsThatOfTheContract() throws SQLException {
        // Given
        fill(3, 2_000);
        BitSet buckets = new BitSet();
        Random random = new Random(3);
        for (int i = 0; i < BUCKETS / 2; i++) {
            buckets.set(random.nextInt(BUCKETS));
        }

        // When
        List<String> listed = new ArrayList<>();
        try (CatalogueView view = views.own()) {
            view.list(buckets, item -> listed.add(item.line()));
        }

        // Then
        List<String> expected = travelling().stream()
                .map(PostgresViewIT::listed)
                .filter(item -> buckets.get(Leaf.bucket(item.leaf().id(), BUCKETS)))
                .sorted((one, other) -> Leaf.listingOrder(BUCKETS).compare(one.leaf(), other.leaf()))
                .map(ListedItem::line)
                .toList();
        assertThat(expected).hasSizeGreaterThan(500);
        assertThat(listed).isEqualTo(expected);
    }

    @Test
    void emptyCatalogueHasTheDigestOfNothing() throws SQLException {
        try (CatalogueView view = views.own()) {
            assertThat(view.sum().digest().root())
                    .isEqualTo(CatalogueDigest.of(List.of(), BUCKETS).root());
        }
    }

    @Test
    void twinInAnotherNormalizationFormIsADifference() throws SQLException {
        // Given
        UUID id = UUID.randomUUID();
        leeds.insert(Stored.published(id, "leeds", 1, "Caf\u00e9"));
        String before = root();

        // When
        leeds.execute("update item set document = normalize(document, NFD)");

        // Then
        assertThat(root()).isNotEqualTo(before);
        try (CatalogueView view = views.own()) {
            assertThat(view.sum().damaged()).containsExactly(id);
        }
    }

    /** A disk that flips a bit does not care whether the result is still text. */
    @Test
    void bytesThatAreNoTextAnyMoreAreADifferenceAndNoFailure() throws SQLException {
        // Given
        UUID id = UUID.randomUUID();
        leeds.insert(Stored.published(id, "leeds", 1, "lantern"));
        String before = root();
        BitSet all = new BitSet();
        all.set(0, BUCKETS);
        for (String column : List.of("document", "kind", "status")) {

            // When
            breakText(column);

            // Then
            assertThat(root()).as(column).isNotEqualTo(before);
            List<ListedItem> listed = new ArrayList<>();
            try (CatalogueView view = views.own()) {
                assertThat(view.sum().damaged()).containsExactly(id);
                view.list(all, listed::add);
            }
            assertThat(listed).hasSize(1);
            before = root();
        }
    }

    @Test
    void everyColumnThatIsComparedCounts() throws SQLException {
        // Given
        leeds.insert(Stored.published(UUID.randomUUID(), "leeds", 5, "document"));
        for (String change : List.of(
                "sequence = sequence + 1",
                "version = version + 1",
                "kind = 'cultural-event'",
                "status = 'withdrawn'",
                "document = document || ' '",
                "id = gen_random_uuid()")) {
            String before = root();

            // When
            leeds.execute("update item set " + change);

            // Then
            assertThat(root()).as(change).isNotEqualTo(before);
        }
    }

    @Test
    void ownViewStaysAtItsPlaceWhateverIsWrittenMeanwhile() throws SQLException {
        // Given
        fill(1, 50);
        String expected = CatalogueDigest.of(leaves(), BUCKETS).root();
        leeds.execute("update own_log set sequence = 50");
        try (OwnView view = views.own()) {

            // When
            leeds.insert(Stored.published(UUID.randomUUID(), "leeds", 51, "later"));
            leeds.execute("update item set document = document || 'x' where owner = 'leeds' and sequence <= 10");
            leeds.execute("update own_log set sequence = 51");

            // Then
            assertThat(view.sequence()).isEqualTo(50);
            assertThat(view.changes().after(0))
                    .extracting(OutgoingChange::sequence)
                    .isEqualTo(
                            travelling().stream().map(Stored::sequence).sorted().toList());
            assertThat(view.sum().digest().root()).isEqualTo(expected);
        }
        try (OwnView view = views.own()) {
            assertThat(view.sequence()).isEqualTo(51);
        }
    }

    @Test
    void mirrorIsLookedAtWhereItStandsOrNotAtAll() throws SQLException {
        // Given
        UUID id = UUID.randomUUID();
        Stored mirrored = Stored.published(id, "hangzhou", 7, "mirrored");
        hangzhou.insert(mirrored);
        hangzhou.execute("insert into mirror_position (owner, topic_id, next_offset, sequence)"
                + " values ('hangzhou', 'topic-1', 12, 7)");

        // When
        try (CatalogueView view = views.mirror("hangzhou", new Position("topic-1", 12, 7))) {

            // Then
            assertThat(view.sum().digest().root())
                    .isEqualTo(CatalogueDigest.of(List.of(listed(mirrored).leaf()), BUCKETS)
                            .root());
        }
        for (Position other : List.of(
                new Position("topic-1", 13, 7), new Position("topic-1", 12, 8), new Position("topic-2", 12, 7))) {
            assertThatThrownBy(() -> views.mirror("hangzhou", other)).isInstanceOf(FencedException.class);
        }
        assertThatThrownBy(() -> views.mirror("bradford", new Position("topic-1", 12, 7)))
                .isInstanceOf(FencedException.class);
    }

    @Test
    void closedViewLeavesNoSession() throws SQLException {
        // When
        OwnView view = views.own();
        assertThat(sessionsOfProofs()).isEqualTo("2");
        view.close();
        view.close();

        // Then
        Awaitility.await().untilAsserted(() -> assertThat(sessionsOfProofs()).isEqualTo("0"));
    }

    /**
     * Inserts a byte that never occurs in UTF-8, without any trigger. Nothing may read these items as text meanwhile.
     */
    private static void breakText(String column) throws SQLException {
        try (Connection superuser = DATABASE.postgres().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("create cast (bytea as text) without function; set session_replication_role = replica;"
                    + " update item set %1$s = overlay(textsend(%1$s) placing '\\xff'::bytea from 2)::text;"
                            .formatted(column)
                    + " drop cast (bytea as text)");
        }
    }

    private String sessionsOfProofs() throws SQLException {
        return leeds.value("select count(*) from pg_stat_activity where application_name like 'library-node proof%'");
    }

    private String root() {
        try (CatalogueView view = views.own()) {
            return view.sum().digest().root();
        }
    }

    /** Fills in own items of every sort, and as many of a partner, which must not count. */
    private void fill(long seed, int count) throws SQLException {
        Random random = new Random(seed);
        leeds.execute("begin");
        hangzhou.execute("begin");
        for (int n = 1; n <= count; n++) {
            Stored item = item(random, n);
            ownItems.add(item);
            leeds.insert(item);
            hangzhou.insert(new Stored(
                    random.nextBoolean() ? item.id() : UUID.randomUUID(),
                    "hangzhou",
                    (long) n,
                    1,
                    "festival",
                    "published",
                    "partner's",
                    new byte[32]));
        }
        leeds.execute("commit");
        hangzhou.execute("commit");
    }

    private static Stored item(Random random, int number) {
        String document = TEXTS.get(random.nextInt(TEXTS.size())) + " " + number;
        boolean draft = random.nextInt(10) == 0;
        boolean damaged = random.nextInt(20) == 0;
        return new Stored(
                new UUID(random.nextLong(), random.nextLong()),
                "leeds",
                draft ? null : (long) number,
                1 + random.nextInt(1_000),
                KINDS.get(random.nextInt(KINDS.size())),
                draft ? "draft" : STATUSES.get(random.nextInt(STATUSES.size())),
                document,
                Sha256.of((damaged ? document + "before" : document).getBytes(UTF_8)));
    }

    private List<Stored> travelling() {
        return ownItems.stream().filter(item -> item.sequence() != null).toList();
    }

    private List<Leaf> leaves() {
        return travelling().stream().map(item -> listed(item).leaf()).toList();
    }

    private List<UUID> damaged() {
        return travelling().stream()
                .filter(item -> !listed(item).isIntact())
                .map(Stored::id)
                .toList();
    }

    private static ListedItem listed(Stored item) {
        Leaf leaf = new Leaf(
                item.id(),
                item.sequence(),
                item.version(),
                item.kind(),
                item.status(),
                Sha256.of(item.document().getBytes(UTF_8)));
        return new ListedItem(leaf, item.written());
    }
}
