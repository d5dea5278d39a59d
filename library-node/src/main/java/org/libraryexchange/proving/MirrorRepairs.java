package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.libraryexchange.database.DatabaseSessions;
import org.libraryexchange.database.StoreFailedException;
import org.libraryexchange.proof.Leaf;

/** Repairs in the database, by sessions that write as the partner. */
@ApplicationScoped
class MirrorRepairs implements Repairs {

    /** Rows as they were seen; whatever was applied since is newer and stays. */
    private static final String SEEN = """
            from unnest(?::uuid[], ?::bigint[], ?::bytea[], ?::bigint[]) as seen(id, sequence, sha256, place)
            where item.owner = ? and item.id = seen.id and item.sequence = seen.sequence
                and sha256(textsend(item.document)) = seen.sha256
            """;

    private static final String GIVE_WAY = "update item set sequence = seen.place " + SEEN;
    private static final String REMOVE = "delete from item using " + SEEN.substring("from ".length());

    private final DatabaseSessions sessions;

    MirrorRepairs(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void giveWay(ProofStep place, Collection<Lowered> rows) {
        change(place, GIVE_WAY, rows);
    }

    @Override
    public void remove(ProofStep place, Collection<Leaf> seen) {
        List<Lowered> rows =
                seen.stream().map(leaf -> new Lowered(leaf, place.sequence())).toList();
        change(
                place,
                GIVE_WAY,
                rows.stream().filter(row -> isBeyond(row, place)).toList());
        change(place, REMOVE, rows.stream().filter(row -> !isBeyond(row, place)).toList());
    }

    private static boolean isBeyond(Lowered row, ProofStep place) {
        return row.seen().sequence() > place.sequence();
    }

    private void change(ProofStep place, String sql, Collection<Lowered> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String setup = "SET library.writes_as = '%s'".formatted(place.owner());
        try (Connection session = sessions.open("repair " + place.owner(), setup).getConnection();
                PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    array(session, "uuid", UUID[]::new, rows, row -> row.seen().id()));
            statement.setArray(
                    2,
                    array(
                            session,
                            "bigint",
                            Long[]::new,
                            rows,
                            row -> row.seen().sequence()));
            statement.setArray(
                    3,
                    array(
                            session,
                            "bytea",
                            byte[][]::new,
                            rows,
                            row -> row.seen().sha256()));
            statement.setArray(4, array(session, "bigint", Long[]::new, rows, Lowered::to));
            statement.setString(5, place.owner());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailedException("cannot repair the mirror of " + place.owner(), e);
        }
    }

    private static <T> Array array(
            Connection session,
            String type,
            IntFunction<T[]> array,
            Collection<Lowered> rows,
            Function<Lowered, T> column)
            throws SQLException {
        return session.createArrayOf(type, rows.stream().map(column).toArray(array));
    }
}
