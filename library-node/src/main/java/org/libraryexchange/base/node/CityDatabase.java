package org.libraryexchange.base.node;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import org.libraryexchange.base.database.LogDatabase;

/** Binds a database to one city, so that a node never writes into another city's database. */
@ApplicationScoped
public class CityDatabase {

    private static final int KEY_BYTES = 32;

    private final LogDatabase database;
    private final NodeConfig node;
    private volatile byte[] cursorKey;

    CityDatabase(LogDatabase database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    private record City(String name, byte[] cursorKey) {}

    @Transactional
    void claim(@Observes @Priority(1) StartupEvent start) {
        byte[] newKey = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(newKey);
        database.execute(
                "insert into city (name, cursor_key) values (?, ?) on conflict do nothing", node.city(), newKey);
        City city = database.one(City.class, "select name, cursor_key from city");
        if (!node.city().equals(city.name())) {
            throw new IllegalStateException(
                    "This database holds the catalogue of " + city.name() + ", but this node is " + node.city() + ".");
        }
        cursorKey = city.cursorKey();
        node.partners().keySet().forEach(this::expect);
    }

    /** Adds the counters of the letters to a partner that is new. */
    private void expect(String partner) {
        for (String table : List.of("counter", "publishing", "restoring")) {
            database.execute("insert into letters." + table + " (partner) values (?) on conflict do nothing", partner);
        }
    }

    /** The key that signs cursors for clients; the same on every replica. */
    public byte[] cursorKey() {
        return cursorKey.clone();
    }
}
