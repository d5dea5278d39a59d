package org.libraryexchange.catalogue;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.base.node.NodeConfig;
import org.libraryexchange.item.Identifier;

/** Which own item has which identifier. An identifier belongs to one item at a time. */
@Singleton
record IdentifierRegistry(Jdbi database, NodeConfig node) {

    Optional<UUID> itemOf(Identifier identifier) {
        if ((identifier.scheme() + identifier.value()).indexOf('\0') >= 0) {
            // No item has such an identifier, and PostgreSQL refuses a query that contains NUL.
            return Optional.empty();
        }
        return database.withHandle(handle -> handle.select(
                        "select item_id from own_identifier where scheme = ? and value = ?",
                        identifier.scheme(),
                        identifier.value())
                .mapTo(UUID.class)
                .findOne());
    }

    /**
     * Replaces an item's identifiers. If another transaction is taking one of them, this one waits for it.
     *
     * @throws ProblemException if another item has one of them
     */
    void assign(UUID item, List<Identifier> before, List<Identifier> after) {
        Set<Identifier> given = new HashSet<>(before);
        before.stream()
                .filter(identifier -> !after.contains(identifier))
                .forEach(identifier -> release(item, identifier));
        // Every transaction takes identifiers in the same order, so that no two wait for each other.
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
                .bind("owner", node.city())
                .execute());
        if (taken == 0) {
            throw taken(identifier);
        }
    }

    private static ProblemException taken(Identifier identifier) {
        return new ProblemException(
                ProblemType.IDENTIFIER_TAKEN,
                "Another item of this city has the identifier %s/%s."
                        .formatted(identifier.scheme(), identifier.value()));
    }

    /** Tells which of the identifiers that an item wants another one has. */
    ProblemException taken(UUID item, List<Identifier> wanted) {
        return taken(wanted.stream()
                .filter(each ->
                        itemOf(each).filter(other -> !other.equals(item)).isPresent())
                .findFirst()
                .orElseGet(() -> wanted.get(0)));
    }

    /** Takes all identifiers from an item, so that other items may have them. */
    void releaseAll(UUID item) {
        database.useHandle(handle -> handle.execute("delete from own_identifier where item_id = ?", item));
    }

    /** Releases the identifier only if this item has it: after a restore, another item's document may name it too. */
    private void release(UUID item, Identifier identifier) {
        database.useHandle(handle -> handle.createUpdate(
                        "delete from own_identifier where scheme = :scheme and value = :value and item_id = :item")
                .bind("item", item)
                .bind("scheme", identifier.scheme())
                .bind("value", identifier.value())
                .execute());
    }
}
