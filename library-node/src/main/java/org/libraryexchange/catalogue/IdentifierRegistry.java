package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.node.NodeConfig;

/** Which own item has which identifier; each belongs to one item at a time. */
@ApplicationScoped
class IdentifierRegistry {

    private final Session database;
    private final String city;

    IdentifierRegistry(Session database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    Optional<UUID> itemOf(Identifier identifier) {
        if ((identifier.scheme() + identifier.value()).indexOf('\0') >= 0) {
            // No item has it, and PostgreSQL refuses even the question.
            return Optional.empty();
        }
        return database.doReturningWork(connection -> holder(connection, identifier));
    }

    /** By JDBC for the reason that {@link OwnLog} gives. */
    private static Optional<UUID> holder(Connection connection, Identifier identifier) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select item_id from own_identifier where scheme = ? and value = ?")) {
            statement.setString(1, identifier.scheme());
            statement.setString(2, identifier.value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        }
    }

    /**
     * Replaces an item's identifiers. Waits for another transaction that is taking one of them.
     *
     * @throws IdentifierTakenException if another item has one
     */
    void assign(UUID item, List<Identifier> before, List<Identifier> after) {
        Set<Identifier> given = new HashSet<>(before);
        before.stream()
                .filter(identifier -> !after.contains(identifier))
                .forEach(identifier -> release(item, identifier));
        // In one order for everybody, so that two transactions never wait for each other.
        after.stream()
                .filter(identifier -> !given.contains(identifier))
                .sorted(Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value))
                .forEach(identifier -> take(item, identifier));
    }

    private void take(UUID item, Identifier identifier) {
        int taken = database.createNativeMutationQuery("""
                        insert into own_identifier (scheme, value, item_id, owner)
                        values (:scheme, :value, :item, :owner) on conflict do nothing
                        """)
                .setParameter("scheme", identifier.scheme())
                .setParameter("value", identifier.value())
                .setParameter("item", item)
                .setParameter("owner", city)
                .executeUpdate();
        if (taken == 0) {
            throw new IdentifierTakenException(identifier);
        }
    }

    /** Frees an item's identifiers for other items. */
    void releaseAll(UUID item) {
        database.createNativeMutationQuery("delete from own_identifier where item_id = :item")
                .setParameter("item", item)
                .executeUpdate();
    }

    /** Of this item only: after a restore the document of another may name it as well. */
    private void release(UUID item, Identifier identifier) {
        database.createNativeMutationQuery(
                        "delete from own_identifier where scheme = :scheme and value = :value and item_id = :item")
                .setParameter("item", item)
                .setParameter("scheme", identifier.scheme())
                .setParameter("value", identifier.value())
                .executeUpdate();
    }
}
