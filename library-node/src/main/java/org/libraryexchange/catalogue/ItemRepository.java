package org.libraryexchange.catalogue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.catalogue.ItemRow.ItemKey;
import org.libraryexchange.item.Status;

/** Reads items of both catalogues and writes the city's own. Only the owner changes an item. */
@ApplicationScoped
class ItemRepository implements PanacheRepositoryBase<ItemRow, ItemKey> {

    private static final String READ = """
            select owner, status, document, sha256, updated from item where id = ?
            """;

    private final AgroalDataSource database;
    private final NodeConfig node;

    ItemRepository(AgroalDataSource database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    /** Reads an item of either city. If a partner uses the id of an own item, the own item is returned. */
    Optional<StoredItem> read(UUID id) {
        // Plain JDBC: this is the most frequent query, and with the persistence layer it took four times as long.
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                StoredItem read = null;
                while (rows.next() && (read == null || !read.owner().equals(node.city()))) {
                    read = stored(id, rows);
                }
                return Optional.ofNullable(read);
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read an item", e);
        }
    }

    private static StoredItem stored(UUID id, ResultSet row) throws SQLException {
        return new StoredItem(
                id,
                row.getString(1),
                Status.of(row.getString(2)),
                row.getBytes(3),
                row.getBytes(4),
                row.getObject(5, OffsetDateTime.class).toInstant());
    }

    String city() {
        return node.city();
    }

    Optional<ItemRow> own(UUID id) {
        return findByIdOptional(new ItemKey(id, node.city()));
    }

    /**
     * Reads an own item and locks it until the end of the transaction.
     *
     * @throws ProblemException if it is not the city's own, or erased
     */
    ItemRow ownForUpdate(UUID id) {
        ItemRow row = findById(new ItemKey(id, node.city()), LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw refusal(id);
        }
        row.requireNotErased();
        return row;
    }

    /** Refuses an id unless it is that of an own item. */
    void requireOwn(UUID id) {
        if (own(id).isEmpty()) {
            throw refusal(id);
        }
    }

    /** The reason why an item that is not the city's own cannot be changed here. */
    private ProblemException refusal(UUID id) {
        return read(id).map(item -> ProblemException.ownedByPartner(item.owner(), addressAtOwner(item)))
                .orElseGet(() -> ItemReader.notFound(id));
    }

    private URI addressAtOwner(StoredItem item) {
        NodeConfig.Partner partner = node.partners().get(item.owner());
        return partner == null ? null : partner.api().resolve("/api/v1/items/" + item.id());
    }
}
