package org.libraryexchange.bench.pair;

import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.PairUnderTest;
import org.libraryexchange.pair.RequestOutcome;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Work that operators start with the mirror of Leeds at Hangzhou. Figures are in seconds. */
public record TimedWork(PairUnderTest pair) {

    private static final String HASH_ALL = """
            select count(sha256(convert_to(document, 'UTF8'))) from item where owner = 'leeds' and sequence is not null
            """;

    /**
     * A proof that found nothing.
     *
     * @param seconds from request to receipt
     */
    public record Proof(String id, double seconds) {}

    /** One SHA-256 of each document, computed by the owner's database in plain SQL. */
    public double hashAll() {
        return seconds(() -> pair.leeds().database().number(HASH_ALL));
    }

    /**
     * Makes a proof.
     *
     * @throws IllegalStateException if it does not verify the mirror
     */
    public Proof prove() {
        CityUnderTest owner = pair.leeds();
        long start = System.nanoTime();
        if (!(owner.client().prove() instanceof Acknowledged answer)) {
            throw new IllegalStateException("no proof is made");
        }
        String id = answer.json().path("id").asText();
        Waiting.until(
                owner.database(), 1, "select count(*) from own_proof where id = ?::uuid and state = 'finished'", id);
        double seconds = (System.nanoTime() - start) / 1e9;
        long verified = owner.database()
                .number("select count(*) from receipt where proof_id = ?::uuid and outcome = 'verified'", id);
        if (verified != 1) {
            throw new IllegalStateException("the proof " + id + " has not verified the mirror");
        }
        return new Proof(id, seconds);
    }

    /** Rebuilds the mirror from the start of the log, and waits until it is complete. */
    public double rebuild() {
        long records = pair.log(pair.leeds()).endOffset();
        String whole =
                "select count(*) from mirror_position where owner = 'leeds' and not catching_up and next_offset >= ?";
        return seconds(() -> {
            RequestOutcome asked = pair.hangzhou().client().rebuild("leeds");
            if (!(asked instanceof Acknowledged)) {
                throw new IllegalStateException("no mirror is rebuilt: " + asked);
            }
            Waiting.until(pair.hangzhou().database(), 1, whole, records);
        });
    }

    static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
