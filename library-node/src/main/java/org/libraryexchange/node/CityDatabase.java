package org.libraryexchange.node;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import org.hibernate.Session;

/** The tie between a database and its city: a node never writes into another city's database. */
@ApplicationScoped
public class CityDatabase {

    private static final int KEY_BYTES = 32;

    private final Session database;
    private final NodeConfig node;
    private volatile byte[] cursorKey;

    CityDatabase(Session database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    @Transactional
    void claim(@Observes @Priority(1) StartupEvent start) {
        byte[] newKey = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(newKey);
        database.createNativeMutationQuery(
                        "insert into city (name, cursor_key) values (:name, :key) on conflict do nothing")
                .setParameter("name", node.city())
                .setParameter("key", newKey)
                .executeUpdate();
        Object[] city = database.createNativeQuery("select name, cursor_key from city", Object[].class)
                .getSingleResult();
        if (!node.city().equals(city[0])) {
            throw new IllegalStateException(
                    "This database holds the catalogue of " + city[0] + ", but this node is " + node.city() + ".");
        }
        cursorKey = (byte[]) city[1];
    }

    /** Signs what this city's nodes hand out and take back; the same on every replica. */
    public byte[] cursorKey() {
        return cursorKey.clone();
    }
}
