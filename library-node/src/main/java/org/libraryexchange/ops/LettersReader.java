package org.libraryexchange.ops;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.health.ExchangeHealth;
import org.libraryexchange.node.NodeConfig;
import org.libraryexchange.ops.LettersStatus.AppliedThere;
import org.libraryexchange.ops.LettersStatus.ReceivedLetters;
import org.libraryexchange.ops.LettersStatus.SentLetters;
import org.libraryexchange.proving.LetterProofs;
import org.libraryexchange.record.Topics;
import org.libraryexchange.replication.LetterReplication;
import org.libraryexchange.worker.WorkerReport;

/** Reads the state of the letters between the city and its partners, within the caller's transaction. */
@ApplicationScoped
class LettersReader {

    private static final String SENT = """
            select counter.sequence, sent_sequence as published_up_to,
                (select count(*) from (select from letters.post where post.partner = :partner and owner = :city
                    and post.sequence > sent_sequence order by post.sequence offset 0) as waiting) as backlog
            from letters.counter join letters.publishing using (partner) where partner = :partner
            """;
    private static final String RECEIVED = """
            select coalesce(sequence, 0) as sequence, gap_after, coalesce(catching_up, true) as catching_up,
                coalesce(dropped, 0) as dropped, rejected, open
            from (select count(*) as rejected, count(*) filter (where state = 'open') as open
                from letters.rejected_record where owner = :partner) as kept
            left join letters.mirror_position on owner = :partner
            """;

    private final Jdbi database;
    private final NodeConfig node;
    private final LetterReplication replication;
    private final LetterProofs proofs;
    private final ExchangeHealth health;

    LettersReader(
            Jdbi database, NodeConfig node, LetterReplication replication, LetterProofs proofs, ExchangeHealth health) {
        this.database = database;
        this.node = node;
        this.replication = replication;
        this.proofs = proofs;
        this.health = health;
    }

    private record Sent(long sequence, long publishedUpTo, long backlog) {}

    private record Received(
            long sequence, Optional<Long> gapAfter, boolean catchingUp, long dropped, long rejected, long open) {}

    LettersStatus read(String partner) {
        return new LettersStatus(sent(partner), received(partner));
    }

    private SentLetters sent(String partner) {
        String topic = Topics.letters(node.city(), partner);
        Sent log = database.withHandle(handle -> handle.createQuery(SENT)
                .bind("partner", partner)
                .bind("city", node.city())
                .map(ConstructorMapper.of(Sent.class))
                .one());
        WorkerReport publisher = replication.publisher(partner);
        return new SentLetters(
                topic,
                log.sequence(),
                log.publishedUpTo(),
                log.backlog(),
                applied(partner, topic),
                proofs.last(partner).of(node.city(), partner).map(proof -> proof.upTo(log.sequence())),
                publisher.state(),
                publisher.lastError());
    }

    private Optional<AppliedThere> applied(String partner, String topic) {
        return database.withHandle(handle -> handle.select(
                        "select sequence as up_to, told from applied_log where partner = ? and log = ?", partner, topic)
                .map(ConstructorMapper.of(AppliedThere.class))
                .findOne());
    }

    private ReceivedLetters received(String partner) {
        String topic = Topics.letters(partner, node.city());
        Received mirror = database.withHandle(handle -> handle.createQuery(RECEIVED)
                .bind("partner", partner)
                .map(ConstructorMapper.of(Received.class))
                .one());
        WorkerReport applier = replication.applier(partner);
        return new ReceivedLetters(
                topic,
                health.isAwaited(topic),
                mirror.sequence(),
                replication.progress(partner).recordsBehind(),
                replication.progress(partner).secondsBehind(),
                mirror.catchingUp(),
                mirror.gapAfter(),
                proofs.last(partner).of(partner, node.city()).map(proof -> proof.upTo(mirror.sequence())),
                mirror.dropped(),
                mirror.rejected(),
                mirror.open(),
                applier.state(),
                applier.lastError());
    }
}
