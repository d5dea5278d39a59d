package org.libraryexchange.exchange.foreign;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.foreign.WatchedLog.WatchStore;
import org.libraryexchange.exchange.log.Position;

/** How far the city's own logs have been looked through, in the database. */
@Singleton
record PostgresWatchStore(LogDatabase database, Clock clock) implements WatchStore {

    /** Moves by compare-and-set, so that of two processes that read the same records only one counts them. */
    private static final String MOVE = """
            insert into watched_log as known
                (topic, topic_id, next_offset, foreign_records, first_foreign, last_foreign, noticed)
            values (:topic, :topicId, :nextOffset, :records, :first, :last,
                case when :records > 0 then cast(:now as timestamptz) end)
            on conflict (topic) do update set topic_id = excluded.topic_id, next_offset = excluded.next_offset,
                foreign_records = known.foreign_records + excluded.foreign_records,
                first_foreign = coalesce(known.first_foreign, excluded.first_foreign),
                last_foreign = coalesce(excluded.last_foreign, known.last_foreign),
                noticed = coalesce(known.noticed, excluded.noticed)
            where known.topic_id is not distinct from :fromId and known.next_offset is not distinct from :fromOffset
            returning foreign_records
            """;

    private record Row(Optional<String> topicId, OptionalLong nextOffset) {

        private Optional<Position> position() {
            return topicId.map(id -> new Position(id, nextOffset.orElseThrow(), 0));
        }
    }

    @Override
    public Optional<Position> position(String topic) {
        return database.first(Row.class, "select topic_id, next_offset from watched_log where topic = ?", topic)
                .map(Row::position)
                .orElse(Optional.of(Position.NONE));
    }

    @Override
    public long move(String topic, Optional<Position> from, Position to, List<Long> foreign) {
        return database.withHandle(handle -> handle.createQuery(MOVE)
                        .bind("topic", topic)
                        .bind("topicId", to.topicId())
                        .bind("nextOffset", to.nextOffset())
                        .bind("records", foreign.size())
                        .bind("first", foreign.isEmpty() ? null : foreign.get(0))
                        .bind("last", foreign.isEmpty() ? null : foreign.get(foreign.size() - 1))
                        .bind("now", clock.instant())
                        .bind("fromId", from.map(Position::topicId).orElse(null))
                        .bind("fromOffset", from.map(Position::nextOffset).orElse(null))
                        .mapTo(Long.class)
                        .findOne())
                .orElseThrow(() -> new FencedException("another process watches the log"));
    }
}
