package org.libraryexchange.festival;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.node.NodeConfig;

/** Reads the city's published festivals that have a rule. */
@ApplicationScoped
class FestivalRows {

    private final Jdbi database;
    private final String city;

    FestivalRows(Jdbi database, NodeConfig node) {
        this.database = database;
        this.city = node.city();
    }

    /** A festival's document as bytes, since the driver returns the UTF-8 that the database sent. */
    record Stored(UUID id, byte[] document) {}

    /** The next festivals in the order of their ids. */
    @Transactional
    List<Stored> after(UUID place, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, document from item
                        where owner = :city and kind = 'festival' and status = 'published' and id > :place
                            and position('"recurrence":{' in document) > 0
                        order by id limit :most
                        """)
                .bind("city", city)
                .bind("place", place)
                .bind("most", most)
                .map(ConstructorMapper.of(Stored.class))
                .list());
    }
}
