package org.libraryexchange.restoration;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.libraryexchange.database.WorkerSession;
import org.libraryexchange.restoration.Settlement.Choice;
import org.libraryexchange.restoration.Settlement.Chosen;
import org.libraryexchange.restoration.Settlement.Logged;
import org.libraryexchange.restoration.Settlement.Own;

/** The items of a restoration that can be settled now, and how they stand in the own catalogue. */
final class PendingItems {

    static final int MOST = 100;

    private final WorkerSession session;
    private final String city;

    PendingItems(WorkerSession session, String city) {
        this.session = session;
        this.city = city;
    }

    /** A page of those that need no choice or have one, latest first. */
    List<Logged> next() throws SQLException {
        try (PreparedStatement statement = session.prepare("""
                        select item_id, status, version, sha256, known_sequence, choice, own_sha256 from restored_item
                        where outcome is null and (finding not in ('conflict', 'erasure') or choice is not null)
                        order by sequence desc limit 500
                        """);
                ResultSet row = statement.executeQuery()) {
            List<Logged> items = new ArrayList<>();
            while (row.next()) {
                items.add(logged(row));
            }
            return items;
        }
    }

    private static Logged logged(ResultSet row) throws SQLException {
        long known = row.getLong(5);
        OptionalLong knownSequence = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(known);
        String choice = row.getString(6);
        byte[] own = row.getBytes(7);
        return new Logged(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getLong(3),
                row.getBytes(4),
                knownSequence,
                Optional.ofNullable(choice)
                        .map(name -> new Chosen(Choice.valueOf(name.toUpperCase(Locale.ROOT)), own)));
    }

    /** How the items stand, locked until the end of the transaction; in the order of ids, as every writer of many. */
    Map<UUID, Own> locked(Collection<UUID> ids) throws SQLException {
        Array wanted = session.array(ids);
        try (PreparedStatement statement = session.prepare("""
                select id, kind, status, version, coalesce(sequence, 0), sha256, document from item
                where owner = ? and id = any(?) order by id for update
                """)) {
            statement.setString(1, city);
            statement.setArray(2, wanted);
            try (ResultSet row = statement.executeQuery()) {
                Map<UUID, Own> own = new HashMap<>();
                while (row.next()) {
                    own.put(row.getObject(1, UUID.class), own(row));
                }
                return own;
            }
        }
    }

    private static Own own(ResultSet row) throws SQLException {
        return new Own(
                row.getString(2), row.getString(3), row.getLong(4), row.getLong(5), row.getBytes(6), row.getString(7));
    }
}
