package org.libraryexchange.bench.pair;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/**
 * What festivals by rule cost: a write of one, compared with one whose dates are in the document, and the node's daily
 * look at all of them, when the dates of all are due and when those of none are. The partner is down, so that the node
 * has the machine to itself.
 */
record FestivalMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int ROUNDS = 6;
    private static final int WRITTEN_AGAIN = 500;
    private static final Map<String, String> AT_ONCE = Map.of("LIBRARY_FESTIVALS_FIRST_LOOK", "0s");

    /** The node looks at festivals in the order of their ids. */
    private static final String FIRST = "'00000000-0000-7000-8000-000000000001'::uuid";

    private static final String EARLIER = "'00000000-0000-7000-8000-000000000000'::uuid";

    private static final String LAST = "'ffffffff-ffff-7fff-bfff-ffffffffffff'::uuid";

    /** Festivals as Leeds would have written them before it knew rules: without dates, in the forms that take longest. */
    private static final String LOAD = """
            with given as (update own_log set sequence = sequence + %1$d returning sequence - %1$d as before),
            numbered as (select %2$s as id, before + n as sequence, n from given, generate_series(1, %1$d) n),
            written as (
                select id, sequence, '{"created":"2026-11-20T14:05:11Z","festival":{"recurrence":'
                    || case n %% 4 when 0 then '{"easter":{},"offset":-47}' when 1 then '{"solar-term":{"term":"qingming"}}'
                        else '{"lunar":{"day":' || n %% 28 + 1 || ',"month":' || n %% 12 + 1 || '}}' end
                    || ',"rule":{"en":"As it is said"}},"id":"' || id || '","kind":"festival",'
                    || '"licence":"https://creativecommons.org/licenses/by/4.0/","originalLanguage":"en",'
                    || '"owner":"leeds","status":"published","summary":{"en":"' || repeat(md5(id::text) || ' ', 25)
                    || '"},"title":{"en":"Festival ' || sequence || '"},"updated":"2026-11-20T14:05:11Z","version":1}'
                    as document
                from numbered)
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select id, 'leeds', 'festival', 'published', 1, sequence, document, sha256(convert_to(document, 'UTF8')),
                '{en}', '2026-11-20T14:05:11Z' from written
            """;

    /**
     * A kind of write.
     *
     * @param number of the item that is written next
     * @param document of the item of a number
     */
    private record Write(String name, LongSupplier number, LongFunction<ObjectNode> document) {}

    void measure(Sizes sizes) {
        pair.hangzhou().node().stop();
        try {
            look(sizes.festivals);
            write(sizes);
        } finally {
            pair.hangzhou().restartNode();
        }
    }

    private void write(Sizes sizes) {
        AtomicLong next = new AtomicLong(WRITTEN_AGAIN);
        List<Write> writes = List.of(
                new Write("writes of a festival with dates", next::incrementAndGet, FestivalMeasures::withDates),
                new Write("writes of a festival with a rule", next::incrementAndGet, FestivalMeasures::withRule),
                new Write(
                        "the same rule again",
                        () -> ThreadLocalRandom.current().nextLong(WRITTEN_AGAIN),
                        FestivalMeasures::withRule));
        List<Histogram> micros = new ArrayList<>();
        writes.forEach(write -> micros.add(repeat(sizes.connections, sizes.warmUpSeconds, write)));
        micros.forEach(Histogram::reset);
        int seconds = Math.max(1, sizes.requestSeconds / ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < writes.size(); i++) {
                micros.get(i).add(repeat(sizes.connections, seconds, writes.get(i)));
            }
        }
        for (int i = 0; i < writes.size(); i++) {
            report.line(
                    writes.get(i).name(),
                    "%.0f a second on %d connections, p50 %.1f ms, p99 %.1f ms; %.0f %% of those with dates",
                    (double) micros.get(i).getTotalCount() / seconds / ROUNDS,
                    sizes.connections,
                    micros.get(i).getValueAtPercentile(50) / 1e3,
                    micros.get(i).getValueAtPercentile(99) / 1e3,
                    100.0 * micros.get(i).getTotalCount() / micros.get(0).getTotalCount());
        }
    }

    private Histogram repeat(int connections, int seconds, Write write) {
        Histogram micros = new ConcurrentHistogram(3);
        Crowd.repeat(connections, seconds, micros, () -> {
            long number = write.number().getAsLong();
            String document = write.document().apply(number).toString();
            if (!(pair.leeds().client().put("measure", "festival-" + number, document) instanceof Acknowledged)) {
                throw new IllegalStateException("a festival was not written");
            }
        });
        return micros;
    }

    private static ObjectNode withRule(long number) {
        ObjectNode item = festival(number);
        item.withObject("/festival/recurrence/lunar").put("month", 8).put("day", 18);
        return item;
    }

    /** As many dates and words as the node would add. */
    private static ObjectNode withDates(long number) {
        ObjectNode item = festival(number);
        item.withObject("/festival/rule")
                .put("en", "The 18th day of the 8th lunar month")
                .put("zh-Hans", "农历八月十八");
        for (int years = 1; years <= 3; years++) {
            item.withArray("/festival/occurrences")
                    .addObject()
                    .put("date", LocalDate.now(ZoneOffset.UTC).plusYears(years).toString());
        }
        return item;
    }

    private static ObjectNode festival(long number) {
        ObjectNode item = ItemDocuments.event("Festival " + number);
        item.remove("event");
        return item.put("kind", "festival");
    }

    private void look(int festivals) {
        CityUnderTest city = pair.leeds();
        city.node().stop();
        try {
            load(city, festivals, "uuidv7()");
            load(city, 1, FIRST);
            String last = "(select id from item where owner = 'leeds' and kind = 'festival' order by id desc limit 1)";
            tell("look, the dates of all due", festivals, seconds(city, FIRST, last));
            city.node().stop();
            load(city, 1, EARLIER);
            load(city, 1, LAST);
            tell("look, the dates of none due", festivals, seconds(city, EARLIER, LAST));
        } finally {
            city.node().stop();
            city.startNodeAsMeant();
            city.awaitReady();
        }
    }

    private static void load(CityUnderTest city, int festivals, String id) {
        city.database().executeAs("leeds", LOAD.formatted(festivals, id));
    }

    private void tell(String what, int festivals, double seconds) {
        report.line(what, "%d festivals in %.1f s, %.0f a second", festivals, seconds, festivals / seconds);
    }

    /** From the dates of the first festival until those of the last one. */
    private static double seconds(CityUnderTest city, String first, String last) {
        city.startNode(AT_ONCE);
        awaitDates(city, first);
        long start = System.nanoTime();
        awaitDates(city, last);
        return (System.nanoTime() - start) / 1e9;
    }

    private static void awaitDates(CityUnderTest city, String id) {
        Waiting.until(city.database(), 2, "select version from item where owner = 'leeds' and id = " + id);
    }
}
