package org.libraryexchange.proving;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.libraryexchange.log.DatabaseSessions;
import org.libraryexchange.log.StoreFailedException;
import org.libraryexchange.proof.Leaf;

/** Repairs in the database, by sessions that write as the partner. */
@ApplicationScoped
class MirrorRepairs implements Repairs {

    /** Rows as they were seen; whatever was applied since is newer and stays. */
    private static final String SEEN = """
            from unnest(?::uuid[], ?::bigint[], ?::bytea[]) as seen(id, sequence, sha256)
            where item.owner = ? and item.id = seen.id and item.sequence = seen.sequence
                and sha256(textsend(item.document)) = seen.sha256
            """;

    private static final String GIVE_WAY = "update item set sequence = 0 " + SEEN;
    private static final String REMOVE = "delete from item using " + SEEN.substring("from ".length());

    private final DatabaseSessions sessions;

    MirrorRepairs(DatabaseSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void giveWay(Place place, Collection<Leaf> seen) {
        change(place, GIVE_WAY, seen);
    }

    @Override
    public void remove(Place place, Collection<Leaf> seen) {
        List<Leaf> beyond =
                seen.stream().filter(leaf -> leaf.sequence() > place.sequence()).toList();
        List<Leaf> rest = seen.stream()
                .filter(leaf -> leaf.sequence() <= place.sequence())
                .toList();
        change(place, GIVE_WAY, beyond);
        change(place, REMOVE, rest);
    }

    private void change(Place place, String sql, Collection<Leaf> seen) {
        if (seen.isEmpty()) {
            return;
        }
        String setup = "SET library.writes_as = '%s'".formatted(place.owner());
        try (Connection session = sessions.open("repair " + place.owner(), setup);
                PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setArray(
                    1, array(session, "uuid", seen.stream().map(Leaf::id).toArray()));
            statement.setArray(
                    2,
                    array(session, "bigint", seen.stream().map(Leaf::sequence).toArray()));
            statement.setArray(
                    3, array(session, "bytea", seen.stream().map(Leaf::sha256).toArray(byte[][]::new)));
            statement.setString(4, place.owner());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFailedException("cannot repair the mirror of " + place.owner(), e);
        }
    }

    private static Array array(Connection session, String type, Object[] values) throws SQLException {
        return session.createArrayOf(type, values);
    }
}
