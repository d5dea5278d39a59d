package org.libraryexchange.bench.pair;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.SourceUnderTest;
import org.libraryexchange.pair.ThirdCatalogue;

/** Records a second of a source that a node fetches, and of a node that others harvest; and what a datestamp costs a write. */
record SourceMeasures(PairUnderTest pair, MeasureReport report) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int TURNS = 9;
    private static final Pattern RECORD = Pattern.compile("<header");
    private static final String WRITE_ONE_BY_ONE = """
            do $$ begin
                perform set_config('synchronous_commit', 'off', false);
                for n in 1..%1$d loop
                    with given as (
                        update own_log set sequence = sequence + 1 %2$s returning sequence, stamped),
                    written as (
                        select uuidv7() as id, sequence, stamped, repeat('{"title":{"en":"canal"}} ', 60) as document
                        from given)
                    insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated, stored)
                    select id, 'leeds', 'history-resource', 'published', 1, sequence, document,
                        sha256(convert_to(document, 'UTF8')), '{en}', '2026-11-20T14:05:11Z', %3$s
                    from written;
                    commit;
                end loop;
            end $$
            """;

    void measure(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        try (ThirdCatalogue third = ThirdCatalogue.start(sizes.fetched)) {
            leeds.runWith(settings(third));
            leeds.awaitReady();
            fetch(third, sizes.fetched);
            SizedCatalogue.of(sizes.catalogue).writeTo(leeds);
            Waiting.until(leeds.database(), 0, "select count(*) from item where stored > now() - interval '2 seconds'");
            harvest(leeds, sizes.catalogue);
        }
        leeds.node().stop();
        stamp(leeds, sizes.stamped);
        leeds.runWith(Map.of());
        leeds.awaitReady();
    }

    private static Map<String, String> settings(ThirdCatalogue third) {
        Map<String, String> settings = new TreeMap<>(third.secret("third"));
        settings.put("LIBRARY_OAI_ADMIN_EMAIL", "harvest@libraries.example");
        settings.put("LIBRARY_OAI_NAMES_LEEDS", "leeds.example");
        settings.put("LIBRARY_OAI_NAMES_HANGZHOU", "hangzhou.example");
        settings.put("LIBRARY_FETCH_PRIVATE_HOSTS", "localhost");
        settings.put("LIBRARY_SOURCES_LOOK", "200ms");
        return settings;
    }

    private void fetch(ThirdCatalogue third, int records) {
        try (NodeMemory memory = NodeMemory.watching(pair.leeds())) {
            double seconds = TimedWork.seconds(() -> {
                SourceUnderTest source = SourceUnderTest.add(
                        pair.leeds(),
                        SourceUnderTest.of("oai-pmh", third.address("/oai"), "third-oai", "record", "title")
                                .put("secret", "third"));
                if (source.finished(PATIENCE).at("/counts/rows").asInt() != records) {
                    throw new IllegalStateException("not all records came");
                }
                Waiting.until(
                        pair.leeds().database(),
                        records,
                        "select count(*) from own_identifier where scheme = 'third-oai'");
            });
            report.line("fetched by OAI-PMH", "%d records, %.0f a second", records, records / seconds);
            report.line("resident memory meanwhile", "%s", memory);
        }
    }

    private void harvest(CityUnderTest city, int catalogue) {
        AtomicLong records = new AtomicLong();
        try (NodeMemory memory = NodeMemory.watching(city)) {
            double seconds = TimedWork.seconds(() -> city.client()
                    .harvest(
                            "verb=ListRecords&metadataPrefix=oai_dc",
                            answer -> records.addAndGet(
                                    RECORD.matcher(answer).results().count())));
            if (records.get() < catalogue) {
                throw new IllegalStateException("only " + records + " records were harvested");
            }
            report.line("harvested by OAI-PMH", "%d records, %.0f a second", records.get(), records.get() / seconds);
            report.line("resident memory meanwhile", "%s", memory);
        }
    }

    /**
     * Items written one by one in plain SQL, in turns with and without a stamp and its index; the first turns do not
     * count. No write waits for the disk, whose times differ by more than a stamp costs.
     */
    private void stamp(CityUnderTest city, int items) {
        String index = city.database()
                .query("select pg_get_indexdef('item_stamped'::regclass)", row -> row.getString(1))
                .get(0);
        double[] with = new double[TURNS];
        double[] without = new double[TURNS];
        for (int turn = -2; turn < 2 * TURNS; turn++) {
            boolean isStamped = (turn & 3) == 0 || (turn & 3) == 3;
            city.database().execute("drop index if exists item_stamped");
            if (isStamped) {
                city.database().execute(index);
            }
            double seconds = isStamped
                    ? write(city, items, ", stamped = greatest(stamped, clock_timestamp())", "stamped")
                    : write(city, items, "", "now()");
            if (turn >= 0) {
                (isStamped ? with : without)[turn / 2] = 1e3 * seconds / items;
            }
        }
        Arrays.sort(with);
        Arrays.sort(without);
        double stamped = with[TURNS / 2];
        double bare = without[TURNS / 2];
        report.line(
                "a write in PostgreSQL, without its disk",
                "%.3f ms with a datestamp, %.3f without: %+.1f %%",
                stamped,
                bare,
                100 * (stamped / bare - 1));
    }

    private static double write(CityUnderTest city, int items, String stamp, String stored) {
        city.database().execute("checkpoint");
        return TimedWork.seconds(
                () -> city.database().executeAs(city.name(), WRITE_ONE_BY_ONE.formatted(items, stamp, stored)));
    }
}
