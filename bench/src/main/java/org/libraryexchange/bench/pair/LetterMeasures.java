package org.libraryexchange.bench.pair;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.ItemDocuments;
import org.libraryexchange.pair.NodeClient;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** How soon letters are at the partner: one by one, and many after the partner's node was away. */
record LetterMeasures(PairUnderTest pair, MeasureReport report) {

    /** No city writes as many letters as are sent here. */
    static final Map<String, String> WITHOUT_LIMITS =
            Map.of("LIBRARY_LETTERS_MOST_AN_HOUR", "1000000", "LIBRARY_LETTERS_MOST_A_DAY", "1000000");

    private static final long LOOK_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 30_000_000_000L;

    private static final String UNSENT = """
            select counter.sequence - sent_sequence from letters.counter join letters.publishing using (partner)
            where partner = 'hangzhou'
            """;

    void measure(Sizes sizes) {
        send(sizes.connections, sizes.lettersRate, sizes.warmUpSeconds, new Times());
        Times times = new Times();
        send(sizes.connections, sizes.lettersRate, sizes.lettersSeconds, times);
        String at = " at " + sizes.lettersRate + "/s";
        report.line(
                "letter sent until at the partner" + at,
                "%s (%d letters)",
                DelayMeasures.percentiles(times.afterAnswer),
                times.afterAnswer.getTotalCount());
        report.line("draft and letter until there" + at, "%s", DelayMeasures.percentiles(times.afterDue));
        catchUp(sizes);
    }

    /** Microseconds until a letter is at the partner: since the answer to the request that sent it, and since it was due. */
    private static final class Times {

        private final Histogram afterAnswer = new ConcurrentHistogram(3);
        private final Histogram afterDue = new ConcurrentHistogram(3);
    }

    /** Writes and sends letters when they are due, whatever became of earlier ones. */
    private void send(int writers, int perSecond, int seconds, Times times) {
        long start = System.nanoTime();
        Crowd.each(writers, (long) perSecond * seconds, number -> {
            long due = start + number * 1_000_000_000L / perSecond;
            Crowd.waitUntil(due);
            UUID letter = sent("Letter " + number);
            long answered = System.nanoTime();
            awaitAtPartner(letter);
            long there = System.nanoTime();
            times.afterAnswer.recordValue((there - answered) / 1_000);
            times.afterDue.recordValue((there - due) / 1_000);
        });
    }

    private UUID sent(String subject) {
        NodeClient leeds = pair.leeds().client();
        Acknowledged draft = done(
                leeds.createLetter(ItemDocuments.letter("hangzhou", subject).toString()));
        return done(leeds.actOnLetter(draft.id(), "send", draft.entityTag())).id();
    }

    private static Acknowledged done(RequestOutcome outcome) {
        if (outcome instanceof Acknowledged answer) {
            return answer;
        }
        throw new IllegalStateException("not done: " + outcome);
    }

    private void awaitAtPartner(UUID letter) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!(pair.hangzhou().client().get("/api/v1/letters/" + letter) instanceof Acknowledged)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("letter " + letter + " is not at the partner");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void catchUp(Sizes sizes) {
        CityUnderTest leeds = pair.leeds();
        pair.hangzhou().node().stop();
        long before = sequence();
        double seconds = TimedWork.seconds(
                () -> Crowd.each(sizes.connections, sizes.letters, number -> sent("Catch up " + number)));
        report.line(
                "sent while the partner was down",
                "%d letters in %.0f s, %.0f a second",
                sizes.letters,
                seconds,
                sizes.letters / seconds);
        Waiting.until(leeds.database(), 0, UNSENT);
        new CatchUpMeasures(pair, report)
                .catchUp(
                        "catching up with letters",
                        "select sequence from letters.mirror_position where owner = 'leeds'",
                        before,
                        sequence());
        report.line("resident memory, after the letters", "%d MB", StartMeasures.megabytes(pair.hangzhou()));
    }

    private long sequence() {
        return pair.leeds().database().number("select sequence from letters.counter where partner = 'hangzhou'");
    }
}
