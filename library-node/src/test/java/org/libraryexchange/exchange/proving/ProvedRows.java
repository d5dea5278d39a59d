package org.libraryexchange.exchange.proving;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import org.libraryexchange.exchange.proving.Signatures.SignatureState;
import org.libraryexchange.fixture.Database;
import org.libraryexchange.proof.Buckets;
import org.libraryexchange.proof.Difference;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;

/** Stores proofs and receipts as the node does, for tests of what it reports about them. */
public final class ProvedRows {

    static final byte[] SIGNATURE = {1, 2, 3};

    private ProvedRows() {}

    public static void forget() throws SQLException {
        execute("delete from receipt");
        execute("delete from mirror_proof");
        execute("delete from own_proof where state = 'finished'");
    }

    /** A finished proof of the city's own catalogue. */
    public static UUID finished(Instant requested) throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                """
                insert into own_proof (id, origin, requested, requested_by, chain, round, state, step, digest_step,
                    sequence, items, root, finished)
                values (?, 'operator', ?, 'tester', ?, 0, 'finished', 1, 1, 9, 3, 'abc', ?)
                """,
                id,
                requested.atOffset(ZoneOffset.UTC),
                id,
                requested.plusSeconds(1).atOffset(ZoneOffset.UTC));
        return id;
    }

    /** A proof of the partner's catalogue that was answered here. */
    public static UUID answered(Instant met) throws SQLException {
        UUID id = UUID.randomUUID();
        execute("""
                insert into mirror_proof (owner, proof_id, step, sequence, topic_id, marker_offset, met, owner_items, answered)
                values ('hangzhou', ?, 1, 9, 'topic-1', 5, ?, 3, ?)
                """, id, met.atOffset(ZoneOffset.UTC), met.plusSeconds(1).atOffset(ZoneOffset.UTC));
        return id;
    }

    /** A receipt of Hangzhou for the three items of Leeds. */
    static void receipt(UUID proof, long sequence, Instant made, SignatureState state, Difference... differences)
            throws SQLException {
        store(receipt(proof, "leeds", "hangzhou", sequence, 3, made, differences), state);
    }

    /** A signed receipt of one city for a number of items of the other. */
    public static void signed(
            UUID proof, String owner, String mirror, long sequence, long items, Instant made, Difference... differences)
            throws SQLException {
        store(receipt(proof, owner, mirror, sequence, items, made, differences), SignatureState.VALID);
    }

    /** A signed receipt of Hangzhou that knows only that some parts of the catalogue of Leeds differ. */
    public static void partsDiffer(UUID proof, long sequence, Instant made) throws SQLException {
        String parts = Buckets.write(BitSet.valueOf(new long[] {1}));
        Receipt receipt = new Receipt(
                proof,
                "leeds",
                "hangzhou",
                null,
                1,
                sequence,
                new Result(Outcome.BUCKETS_DIFFER, null, 3, 0, null, parts, List.of(), 0),
                made);
        store(receipt, SignatureState.VALID);
    }

    private static Receipt receipt(
            UUID proof,
            String owner,
            String mirror,
            long sequence,
            long items,
            Instant made,
            Difference... differences) {
        boolean equal = List.of(differences).stream().allMatch(each -> each.reason() != null);
        return new Receipt(
                proof,
                owner,
                mirror,
                null,
                1,
                sequence,
                new Result(
                        equal ? Outcome.VERIFIED : Outcome.ITEMS_DIFFER,
                        null,
                        items,
                        items - differences.length,
                        null,
                        null,
                        List.of(differences),
                        0),
                made);
    }

    private static void store(Receipt receipt, SignatureState state) throws SQLException {
        execute(
                """
                insert into receipt (owner, proof_id, mirror, step, sequence, outcome, items, verified, rejected,
                    differing, document, signature, signature_state, made)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                receipt.owner(),
                receipt.proof(),
                receipt.mirror(),
                receipt.step(),
                receipt.sequence(),
                receipt.outcome().term(),
                receipt.result().items(),
                receipt.result().verified(),
                receipt.rejected(),
                receipt.differing(),
                receipt.bytes(),
                SIGNATURE,
                state.term(),
                receipt.made().atOffset(ZoneOffset.UTC));
    }

    private static void execute(String sql, Object... values) throws SQLException {
        try (Connection session = Database.session()) {
            int unused = Database.execute(session, sql, values);
        }
    }
}
