package org.libraryexchange.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.node.NodeConfig;

/** Which own item has which identifier; each belongs to one item at a time. */
@ApplicationScoped
class IdentifierRegistry {

    private final Jdbi database;
    private final String city;

    IdentifierRegistry(Jdbi database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    Optional<UUID> itemOf(Identifier identifier) {
        if ((identifier.scheme() + identifier.value()).indexOf('\0') >= 0) {
            // No item has it, and PostgreSQL refuses even the question.
            return Optional.empty();
        }
        return database.withHandle(handle -> handle.createQuery(
                        "select item_id from own_identifier where scheme = :scheme and value = :value")
                .bind("scheme", identifier.scheme())
                .bind("value", identifier.value())
                .mapTo(UUID.class)
                .findOne());
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
        int taken = database.withHandle(handle -> handle.createUpdate("""
                        insert into own_identifier (scheme, value, item_id, owner)
                        values (:scheme, :value, :item, :owner) on conflict do nothing
                        """)
                .bind("scheme", identifier.scheme())
                .bind("value", identifier.value())
                .bind("item", item)
                .bind("owner", city)
                .execute());
        if (taken == 0) {
            throw new IdentifierTakenException(identifier);
        }
    }

    /** Frees an item's identifiers for other items. */
    void releaseAll(UUID item) {
        database.useHandle(handle -> handle.createUpdate("delete from own_identifier where item_id = :item")
                .bind("item", item)
                .execute());
    }

    /** Of this item only: after a restore the document of another may name it as well. */
    private void release(UUID item, Identifier identifier) {
        database.useHandle(handle -> handle.createUpdate(
                        "delete from own_identifier where scheme = :scheme and value = :value and item_id = :item")
                .bind("item", item)
                .bind("scheme", identifier.scheme())
                .bind("value", identifier.value())
                .execute());
    }
}
