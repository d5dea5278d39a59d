package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.libraryexchange.item.Overlay.Fate;
import org.libraryexchange.item.Overlay.Noted;

/**
 * Notes what became of settled values, in the transaction that writes the item. A trigger notes what stands; so this
 * comes after the item.
 */
@Singleton
record AcceptedChanges(Jdbi database) {

    private record ItemNote(UUID item, Noted noted) {

        /** Of a value that stands. The systems may have had it, and have lost it. */
        private String state() {
            return switch (noted.fate()) {
                case MERGED -> "merged";
                case KEPT -> "kept";
                default -> "unmerged";
            };
        }

        /** What a source says instead. */
        private String theirs() {
            return noted.fate() == Fate.KEPT && !noted.came().isMissingNode()
                    ? noted.came().toString()
                    : null;
        }
    }

    void note(UUID item, List<Noted> noted) {
        if (!noted.isEmpty()) {
            database.useHandle(session -> note(session, Map.of(item, noted)));
        }
    }

    /** @param noted by item */
    static void note(Handle session, Map<UUID, List<Noted>> noted) {
        List<ItemNote> met = noted.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(each -> new ItemNote(entry.getKey(), each)))
                .toList();
        follow(session, met.stream().filter(each -> !each.noted().fate().ends()).toList());
        keepEnded(
                session, met.stream().filter(each -> each.noted().fate().ends()).toList());
    }

    private static void follow(Handle session, List<ItemNote> standing) {
        if (standing.isEmpty()) {
            return;
        }
        session.createUpdate("""
                        update accepted_change as known set state = met.state, theirs = met.theirs
                        from unnest(:items, :pointers, :states, :theirs) as met (item, pointer, state, theirs)
                        where known.item_id = met.item and known.pointer = met.pointer
                            and known.state in ('unmerged', 'merged', 'kept')
                            and (known.state, known.theirs) is distinct from (met.state, met.theirs)
                        """)
                .bindArray("items", UUID.class, column(standing, ItemNote::item))
                .bindArray(
                        "pointers",
                        String.class,
                        column(standing, each -> each.noted().pointer()))
                .bindArray("states", String.class, column(standing, ItemNote::state))
                .bindArray("theirs", String.class, column(standing, ItemNote::theirs))
                .execute();
    }

    private static <T> List<T> column(List<ItemNote> met, Function<ItemNote, T> column) {
        return met.stream().map(column).collect(Collectors.toCollection(ArrayList::new));
    }

    private static void keepEnded(Handle session, List<ItemNote> ended) {
        if (ended.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = session.prepareBatch("""
                insert into accepted_change (item_id, pointer, state, settled_by, value)
                values (:item, :pointer, :state, :by, :value)
                on conflict (item_id, pointer) do update set state = excluded.state, settled_by = excluded.settled_by,
                    value = excluded.value, since = excluded.since
                """)) {
            ended.forEach(
                    each -> bind(batch.bind("item", each.item()), each.noted()).add());
            int[] unused = batch.execute();
        }
    }

    private static PreparedBatch bind(PreparedBatch batch, Noted noted) {
        return batch.bind("pointer", noted.pointer())
                .bind("state", noted.fate().term())
                .bind("by", noted.settled().by())
                .bind(
                        "value",
                        noted.value().isMissingNode() ? null : noted.value().toString());
    }
}
