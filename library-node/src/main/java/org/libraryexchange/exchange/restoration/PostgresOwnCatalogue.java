package org.libraryexchange.exchange.restoration;

import static org.libraryexchange.base.database.Statements.on;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.restoration.ComparedItem.Finding;
import org.libraryexchange.exchange.restoration.OwnCatalogue.SentPlace;
import org.libraryexchange.exchange.restoration.OwnCatalogue.Stranger;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary;

/** The own catalogue in PostgreSQL. States that only the log holds are kept in the table {@code restored_item}. */
public record PostgresOwnCatalogue(Handle session, String city) implements OwnCatalogue {

    private static final String KEEP = """
            insert into restored_item (item_id, kind, status, version, sequence, document, sha256, languages, updated,
                known_sequence, finding)
            values (:id, :kind, :status, :version, :sequence, :document, :sha256, :languages, :updated, :known,
                :finding)
            on conflict (item_id) do update set
                kind = excluded.kind, status = excluded.status, version = excluded.version,
                sequence = excluded.sequence, document = excluded.document, sha256 = excluded.sha256,
                languages = excluded.languages, updated = excluded.updated,
                known_sequence = coalesce(excluded.known_sequence, restored_item.known_sequence),
                choice = case when restored_item.sha256 = excluded.sha256 then restored_item.choice end,
                outcome = case when restored_item.sha256 = excluded.sha256 then restored_item.outcome end
            where restored_item.sequence <= excluded.sequence
            """;

    private static final String SENT = """
            select topic_id, sent_sequence as sequence, coalesce(sent_offset, -1) as "offset" from publication
            """;

    private record PlacedItem(UUID id, @Nested LogPlace place) {}

    @Override
    public SentPlace sent() {
        return sent(SENT);
    }

    private SentPlace sent(String query) {
        return on(session).one(SentPlace.class, query);
    }

    @Override
    public long announced() {
        return number("select sending_sequence from publication");
    }

    @Override
    public Map<UUID, LogPlace> places(Collection<UUID> ids) {
        return on(session).list(PlacedItem.class, """
                        select id, coalesce(sequence, 0) as sequence, sha256 from item where owner = ? and id = any(?)
                        """, city, ids).stream()
                .collect(Collectors.toMap(PlacedItem::id, PlacedItem::place));
    }

    @Override
    public long highestKept() {
        return number("""
                select coalesce(max(sequence), 0) from restored_item where (select state from restoration) = 'open'
                """);
    }

    private long number(String query) {
        return on(session).one(Long.class, query);
    }

    @Override
    public void keep(SentPlace from, List<Stranger> strangers) {
        session.useTransaction(transaction -> {
            requireStanding(from);
            begin();
            PreparedBatch kept = transaction.prepareBatch(KEEP);
            strangers.forEach(stranger -> add(stranger, kept));
            kept.execute();
        });
    }

    /**
     * Takes its locks in the same order as the end of a restoration, so that each of the two sees what the other did.
     */
    private void requireStanding(SentPlace from) {
        session.execute("select from restoration for update");
        if (!sent(SENT + "for share").equals(from)) {
            throw new FencedException("another publisher has moved the cursor");
        }
    }

    /** Opens a restoration, unless an earlier process has done so and has not ended it. */
    private void begin() {
        int begun = session.execute("""
                update restoration set state = 'open', found = now(), settled = null, log_sequence = 0,
                    announced_sequence = sending_sequence
                from publication where state <> 'open'
                """);
        if (begun > 0) {
            session.execute("delete from restored_item");
        }
    }

    private static void add(Stranger stranger, PreparedBatch kept) {
        DocumentRecord item = stranger.read().record();
        DocumentSummary summary = stranger.read().summary();
        kept.bind("id", item.id())
                .bind("kind", summary.kindTerm())
                .bind("status", summary.statusTerm())
                .bind("version", summary.version())
                .bind("sequence", item.sequence())
                .bind("document", new String(item.document(), StandardCharsets.UTF_8))
                .bind("sha256", item.sha256())
                .bind("languages", summary.languages())
                .bind("updated", summary.updated())
                .bind("known", stranger.isHeld() ? OptionalLong.of(item.sequence()) : OptionalLong.empty())
                .bind("finding", (stranger.own().isEmpty() ? Finding.UNKNOWN : Finding.BEHIND).term())
                .add();
    }

    @Override
    public void readUpTo(LogExtent extent, long highestSequence, boolean sendsAgain) {
        session.useTransaction(transaction -> {
            transaction
                    .createUpdate("""
                            with counter as (select sequence from own_log for update)
                            update restoration set topic_id = :topic, log_end = :end, sends_again = :again,
                                log_sequence = :highest,
                                last_doubtful = case when :highest > log_sequence then counter.sequence
                                    else last_doubtful end
                            from counter
                            """)
                    .bind("topic", extent.topicId())
                    .bind("end", extent.endOffset())
                    .bind("again", sendsAgain)
                    .bind("highest", highestSequence)
                    .execute();
            transaction.execute("select raise_log(?)", highestSequence);
        });
    }

    @Override
    public void startAgain(SentPlace from, LogExtent extent) {
        int moved = session.execute(
                """
                        update publication set sent_sequence = 0, sent_offset = ?, moved = now()
                        where topic_id = ? and sent_sequence = ?
                        """,
                extent.endOffset() - 1,
                from.cursor().topicId(),
                from.cursor().sequence());
        if (moved == 0) {
            throw new FencedException("another publisher has moved the cursor");
        }
    }
}
