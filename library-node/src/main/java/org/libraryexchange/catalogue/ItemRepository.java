package org.libraryexchange.catalogue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.log.StoreFailedException;
import org.libraryexchange.node.NodeConfig;

/** Reads of both catalogues and writes of the city's own. */
@ApplicationScoped
class ItemRepository implements PanacheRepositoryBase<ItemRow, ItemKey> {

    private static final String READ = """
            select id, owner, status, document, sha256, updated from item where id = ?
            order by case when owner = ? then 0 else 1 end limit 1
            """;

    private final AgroalDataSource database;
    private final String city;

    ItemRepository(AgroalDataSource database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /** An item of either city; should a partner use an id of this city's, the own item is meant. */
    Optional<StoredItem> read(UUID id) {
        // Plain JDBC: nothing is asked for more often, and the persistence layer took four times as long as the query.
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setObject(1, id);
            statement.setString(2, city);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(stored(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreFailedException("cannot read an item", e);
        }
    }

    private static StoredItem stored(ResultSet row) throws SQLException {
        return new StoredItem(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getBytes(5),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    /** An own item, locked until the end of the transaction. */
    Optional<ItemRow> ownForUpdate(UUID id) {
        return Optional.ofNullable(findById(new ItemKey(id, city), LockModeType.PESSIMISTIC_WRITE));
    }
}
