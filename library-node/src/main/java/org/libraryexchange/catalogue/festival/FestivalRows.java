package org.libraryexchange.catalogue.festival;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.node.NodeConfig;

/** Reads the city's published festivals that have a rule. */
@Singleton
record FestivalRows(Jdbi database, NodeConfig node) {

    /** A festival's document as bytes, since the driver returns the UTF-8 that the database sent. */
    record Stored(UUID id, byte[] document) {}

    /** The next festivals in the order of their ids. */
    List<Stored> after(UUID place, int most) {
        return database.withHandle(handle -> handle.createQuery("""
                        select id, document from item
                        where owner = :city and kind = 'festival' and status = 'published' and id > :place
                            and position('"recurrence":{' in document) > 0
                        order by id limit :most
                        """)
                .bind("city", node.city())
                .bind("place", place)
                .bind("most", most)
                .map(ConstructorMapper.of(Stored.class))
                .list());
    }
}
