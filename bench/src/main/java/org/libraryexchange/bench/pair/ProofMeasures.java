package org.libraryexchange.bench.pair;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.DatabaseUnderTest;
import org.libraryexchange.pair.PairUnderTest;

/** How long a proof takes, what it costs compared with hashing alone, and how fast a mirror is repaired and rebuilt. */
record ProofMeasures(PairUnderTest pair, MeasureReport report) {

    private static final int REPEATS = 3;

    void measure(Sizes sizes) {
        SizedCatalogue.of(sizes.catalogue).writeTo(owner());
        List.of(owner(), mirror()).forEach(city -> city.database().execute("vacuum (analyze) item"));
        awaitMirrored();
        List.of(owner(), mirror()).forEach(TextCatalogue::awaitIndexed);
        prove(sizes.catalogue);
        repair(sizes);
        rebuild();
    }

    private TimedWork work() {
        return new TimedWork(pair);
    }

    private CityUnderTest owner() {
        return pair.leeds();
    }

    private CityUnderTest mirror() {
        return pair.hangzhou();
    }

    private void awaitMirrored() {
        long all = owner().database().number("select sequence from own_log");
        Waiting.until(mirror().database(), all, "select sequence from mirror_position where owner = 'leeds'");
        mirror().database().execute("vacuum (analyze) item");
    }

    private void prove(int catalogue) {
        double alone = median(
                LongStream.range(0, REPEATS).mapToDouble(i -> work().hashAll()).toArray());
        double[] here = new double[REPEATS];
        double[] there = new double[REPEATS];
        double[] whole = new double[REPEATS];
        try (NodeMemory memory = NodeMemory.watching(owner(), mirror())) {
            for (int i = 0; i < REPEATS; i++) {
                TimedWork.Proof proof = work().prove();
                whole[i] = proof.seconds();
                here[i] = took(owner(), "own_proof", "marked", proof.id());
                there[i] = took(mirror(), "mirror_proof", "met", proof.id());
            }
            report.line("resident memory while proving", "%s", memory);
        }
        report.line(
                "one sha256 over all documents", "%.2f s for %d items, with nothing else at work", alone, catalogue);
        report.line(
                "proof, both sides at the same time",
                "%.2f s at the owner, %.2f s at the mirror, %.2f s from request to receipt (medians of %d)",
                median(here),
                median(there),
                median(whole),
                REPEATS);
        report.line(
                "proof, beside the sha256 alone", "%.2f times for both sides together", median(whole) / (2 * alone));
    }

    /** Seconds from the snapshot to the digest. */
    private static double took(CityUnderTest city, String table, String begin, String proof) {
        String id = table.equals("own_proof") ? "id" : "proof_id";
        String sql = "select (1000 * extract(epoch from hashed - %s))::bigint from %s where %s = ?::uuid";
        return city.database().number(sql.formatted(begin, table, id), proof) / 1e3;
    }

    /** Deletes a third of the chosen items, alters a third, and gives a third an earlier place in the log. */
    private void repair(Sizes sizes) {
        DatabaseUnderTest database = mirror().database();
        String some =
                " where ctid in (select ctid from item where owner = 'leeds' order by sha256(uuid_send(id)) offset"
                        + " %d limit %d)";
        int third = sizes.damaged / 3;
        int rest = sizes.damaged - 2 * third;
        database.executeAs("leeds", "delete from item" + some.formatted(0, third));
        database.executeAs("leeds", "update item set document = upper(document)" + some.formatted(third, third));
        database.executeAs("leeds", "update item set sequence = sequence - 1" + some.formatted(2 * third, rest));
        long before = owner().database().number("select count(*) from own_proof");

        double seconds = TimedWork.seconds(() -> {
            owner().client().prove();
            Waiting.until(owner().database(), before + 2, "select count(*) from own_proof where state = 'finished'");
        });

        long named = owner().database().number("select max(differing) from receipt where owner = 'leeds'");
        long left = owner().database()
                .number("select differing from receipt where owner = 'leeds' order by made desc limit 1");
        report.line(
                "repair of %d items".formatted(sizes.damaged),
                "%d named, %d left after %.1f s, in two proofs",
                named,
                left,
                seconds);
    }

    private void rebuild() {
        long items = mirror().database().number("select count(*) from item where owner = 'leeds'");
        long records = pair.log(owner()).endOffset();
        double seconds = work().rebuild();
        report.line(
                "rebuild of a mirror of %d items".formatted(items),
                "%.1f s, %.0f records a second",
                seconds,
                records / seconds);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
