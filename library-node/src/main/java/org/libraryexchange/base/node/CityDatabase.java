package org.libraryexchange.base.node;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Binds a database to one city, so that a node never writes into another city's database. */
@ApplicationScoped
public class CityDatabase {

    private static final int KEY_BYTES = 32;

    private final Jdbi database;
    private final NodeConfig node;
    private volatile byte[] cursorKey;

    CityDatabase(Jdbi database, NodeConfig node) {
        this.database = database;
        this.node = node;
    }

    private record City(String name, byte[] cursorKey) {}

    @Transactional
    void claim(@Observes @Priority(1) StartupEvent start) {
        byte[] newKey = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(newKey);
        City city = database.withHandle(handle -> {
            handle.execute(
                    "insert into city (name, cursor_key) values (?, ?) on conflict do nothing", node.city(), newKey);
            return handle.createQuery("select name, cursor_key from city")
                    .map(ConstructorMapper.of(City.class))
                    .one();
        });
        if (!node.city().equals(city.name())) {
            throw new IllegalStateException(
                    "This database holds the catalogue of " + city.name() + ", but this node is " + node.city() + ".");
        }
        cursorKey = city.cursorKey();
        database.useHandle(handle -> node.partners().keySet().forEach(partner -> expect(handle, partner)));
    }

    /** Adds the counters of the letters to a partner that is new. */
    private static void expect(Handle handle, String partner) {
        for (String table : List.of("counter", "publishing", "restoring")) {
            handle.createUpdate("insert into letters." + table + " (partner) values (:partner) on conflict do nothing")
                    .bind("partner", partner)
                    .execute();
        }
    }

    /** The key that signs cursors for clients; the same on every replica. */
    public byte[] cursorKey() {
        return cursorKey.clone();
    }
}
