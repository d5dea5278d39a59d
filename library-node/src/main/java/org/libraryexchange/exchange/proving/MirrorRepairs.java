package org.libraryexchange.exchange.proving;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.libraryexchange.base.database.DatabaseSessions;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs.Lowering;
import org.libraryexchange.proof.Leaf;

/** Repairs mirrored rows in database sessions that write as the partner. */
record MirrorRepairs(DatabaseSessions sessions) implements Repairs {

    /**
     * Selects rows only as they were compared. A row that was applied since is newer and stays. The position is locked
     * before the rows, as by an applier.
     */
    private static final String SEEN = """
            from unnest(:ids, :sequences, :digests, :places) as seen(id, sequence, sha256, place),
                (select count(*) from (select from mirror_position where owner = :owner for update) as position) as held
            where item.owner = :owner and item.id = seen.id and item.sequence = seen.sequence
                and encode(sha256(textsend(item.document)), 'hex') = seen.sha256
            """;

    private static final String GIVE_WAY = "update item set sequence = seen.place " + SEEN;
    private static final String REMOVE = "delete from item using " + SEEN.substring("from ".length());

    @Override
    public void giveWay(ProofStep place, Collection<Lowering> rows) {
        change(place, GIVE_WAY, rows);
    }

    @Override
    public void remove(ProofStep place, Collection<Leaf> seen) {
        List<Lowering> rows =
                seen.stream().map(leaf -> new Lowering(leaf, place.sequence())).toList();
        change(
                place,
                GIVE_WAY,
                rows.stream().filter(row -> isBeyond(row, place)).toList());
        change(place, REMOVE, rows.stream().filter(row -> !isBeyond(row, place)).toList());
    }

    private static boolean isBeyond(Lowering row, ProofStep place) {
        return row.seen().sequence() > place.sequence();
    }

    private void change(ProofStep place, String sql, Collection<Lowering> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String setup = "SET library.writes_as = '%s'".formatted(place.owner());
        try (Handle session = sessions.open("repair " + place.owner(), setup)) {
            session.createUpdate(sql)
                    .bind("owner", place.owner())
                    .bind("ids", column(rows, row -> row.seen().id()))
                    .bind("sequences", column(rows, row -> row.seen().sequence()))
                    .bind("digests", column(rows, MirrorRepairs::digest))
                    .bind("places", column(rows, Lowering::to))
                    .execute();
        }
    }

    private static String digest(Lowering row) {
        return HexFormat.of().formatHex(row.seen().sha256());
    }

    private static <T> List<T> column(Collection<Lowering> rows, Function<Lowering, T> column) {
        return rows.stream().map(column).toList();
    }
}
