package org.libraryexchange.exchange.proving;

import static org.libraryexchange.base.database.Statements.on;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.exchange.proving.ProofView.ReceiptView;
import org.libraryexchange.exchange.proving.ProofView.Repair;
import org.libraryexchange.proof.Difference;

/** Finds what became of the differences that a receipt names. */
record RepairReader(Handle handle, String city) {

    /** How many later receipts are read. Repairs follow each other within minutes. */
    private static final int MOST_LATER = 10;

    private record Reissue(UUID item, long sequence) {}

    private record Later(UUID proof, byte[] document, Instant made) {

        Answer answer() {
            return new Answer(proof, made, MirrorKnowledge.of(LastProofs.read(document)));
        }
    }

    private record Answer(UUID proof, Instant made, MirrorKnowledge knowledge) {

        boolean settles(UUID item) {
            return knowledge.unnamed() == 0 && !knowledge.differences().containsKey(item);
        }
    }

    /** @param step of the receipt */
    List<Repair> of(ProofView proof, ReceiptView receipt, int step, List<Difference> differences) {
        if (differences.isEmpty()) {
            return List.of();
        }
        Map<UUID, Long> sent = proof.request()
                .chain()
                .map(chain -> sent(chain, receipt.sequence()))
                .orElseGet(Map::of);
        List<Answer> later = later(proof, receipt.mirror(), step);
        return differences.stream()
                .map(difference -> repair(difference.id(), sent, later))
                .toList();
    }

    private static Repair repair(UUID item, Map<UUID, Long> sent, List<Answer> later) {
        Optional<Answer> settled =
                later.stream().filter(answer -> answer.settles(item)).findFirst();
        Long again = sent.get(item);
        return new Repair(
                item,
                again == null ? OptionalLong.empty() : OptionalLong.of(again),
                settled.map(Answer::proof),
                settled.map(Answer::made));
    }

    /** Places of the items that were sent again because of this receipt: later places of the same chain of proofs. */
    private Map<UUID, Long> sent(UUID chain, long sequence) {
        return on(handle).list(Reissue.class, """
                        select item_id as item, min(sequence) as sequence from reissue
                        where chain = ? and sequence > ? group by item_id
                        """, chain, sequence).stream()
                .collect(Collectors.toMap(Reissue::item, Reissue::sequence));
    }

    /** Later answers of the same mirror that cover everything and can be trusted, the next first. */
    private List<Answer> later(ProofView proof, String mirror, int step) {
        return on(handle).list(Later.class, """
                        select later.proof_id as proof, later.document, later.made
                        from receipt as first join receipt as later on later.owner = first.owner
                            and later.mirror = first.mirror
                            and (later.sequence, later.kept) > (first.sequence, first.kept)
                        where first.owner = ? and first.proof_id = ? and first.mirror = ?
                            and first.step = ? and later.outcome in ('verified', 'items-differ')
                            and (later.signature_state in ('valid', 'unchecked') or later.mirror = ?)
                        order by later.sequence, later.kept limit ?
                        """, proof.owner(), proof.id(), mirror, step, city, MOST_LATER).stream()
                .map(Later::answer)
                .toList();
    }
}
