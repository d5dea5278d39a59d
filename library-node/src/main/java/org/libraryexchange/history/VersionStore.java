package org.libraryexchange.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.node.NodeConfig;

/** Reads versions, within the caller's transaction. */
@ApplicationScoped
class VersionStore {

    private static final String ITEM = """
            select owner, status, version, updated, document from item
            where id = ? order by case when owner = ? then 0 else 1 end limit 1
            """;

    /** A version's document stands where the next one keeps what it replaced; that of the latest is the item's. */
    private static final String VERSIONS = """
            select version, made, made_by, action, status, replaced from item_version
            where item_id = ? and version < ? order by version desc limit ?
            """;

    private static final String REPLACED_BY_NEXT =
            "select replaced from item_version where item_id = ? and version >= ? order by version limit 1";

    private final Session database;
    private final String city;

    VersionStore(Session database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /** The item as it is now; should a partner use an id of this city's, the own item is meant. */
    Optional<HeldItem> item(UUID id) {
        return database.doReturningWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ITEM)) {
                statement.setObject(1, id);
                statement.setString(2, city);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(held(id, row)) : Optional.empty();
                }
            }
        });
    }

    private HeldItem held(UUID id, ResultSet row) throws SQLException {
        return new HeldItem(
                id,
                row.getString(1),
                row.getString(1).equals(city),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5));
    }

    /** Versions of an own item below one, the newest first. */
    List<VersionRow> versions(HeldItem item, long below, int most) {
        return database.doReturningWork(connection -> {
            String document = documentBelow(connection, item, below);
            try (PreparedStatement statement = connection.prepareStatement(VERSIONS)) {
                statement.setObject(1, item.id());
                statement.setLong(2, below);
                statement.setInt(3, most);
                try (ResultSet row = statement.executeQuery()) {
                    return rows(row, item.isErased() ? null : document);
                }
            }
        });
    }

    private static List<VersionRow> rows(ResultSet row, String newest) throws SQLException {
        List<VersionRow> versions = new ArrayList<>();
        String document = newest;
        while (row.next()) {
            String before = row.getString(6);
            versions.add(new VersionRow(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    before,
                    document));
            document = before;
        }
        return versions;
    }

    private static String documentBelow(Connection connection, HeldItem item, long below) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLACED_BY_NEXT)) {
            statement.setObject(1, item.id());
            statement.setLong(2, below);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : item.document();
            }
        }
    }
}
