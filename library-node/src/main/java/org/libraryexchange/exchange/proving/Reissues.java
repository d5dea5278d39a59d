package org.libraryexchange.exchange.proving;

import java.util.Collection;
import java.util.UUID;
import org.libraryexchange.exchange.log.ChangeCommitted;
import org.libraryexchange.exchange.log.postgres.LogTables;
import org.libraryexchange.proof.ReissueRequest.WantedItem;

/**
 * Gives own items new sequences without changing them. Items are locked before the counter, as in every write, so that
 * the order of sequences stays the order of commits.
 */
record Reissues(LogTables logs, ProofContext context) {

    /** Skips items that are damaged here, because the mirror would only reject them. */
    private static final String REISSUE = """
            with due as (
                select item.id, item.sha256, item.sequence
                from item join unnest(:ids, :seen) as wanted(id, seen) on wanted.id = item.id
                where item.owner = :city and item.sequence <= wanted.seen
                    and sha256(textsend(item.document)) = item.sha256
                    and not exists (select from reissue
                        where chain = :chain and item_id = item.id and reissue.sha256 = item.sha256)
                order by item.sequence for update of item),
            numbered as (select id, row_number() over (order by sequence) as number from due),
            taken as (select take_places(count(*)) as before from numbered having count(*) > 0),
            moved as (
                update item set sequence = taken.before + numbered.number, stored = now(), traceparent = null
                from numbered, taken
                where item.id = numbered.id and item.owner = :city
                returning item.id, item.sha256, item.sequence)
            insert into reissue (chain, item_id, sha256, sequence) select :chain, id, sha256, sequence from moved
            """;

    /** Sends items again, within the caller's transaction; returns how many there were. */
    int reissue(UUID chain, Collection<WantedItem> wanted) {
        int reissued = wanted.isEmpty() ? 0 : moved(chain, wanted);
        if (reissued > 0) {
            context.committed().fire(new ChangeCommitted(logs.own()));
        }
        return reissued;
    }

    private int moved(UUID chain, Collection<WantedItem> wanted) {
        return logs.withHandle(handle -> handle.createUpdate(REISSUE)
                .bindArray(
                        "ids", UUID.class, wanted.stream().map(WantedItem::id).toList())
                .bindArray(
                        "seen",
                        Long.class,
                        wanted.stream().map(WantedItem::sequence).toList())
                .bind("city", logs.city())
                .bind("chain", chain)
                .execute());
    }
}
