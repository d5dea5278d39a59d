package org.libraryexchange.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.text.Lexemes;
import org.libraryexchange.text.Wanted;

/** Finds items of other cities by their identifiers, as far as the search index has come. */
@ApplicationScoped
public class MirroredIdentifiers {

    private final Session database;

    MirroredIdentifiers(Session database) {
        this.database = database;
    }

    /** A city's item that has the identifier; the latest where it has given one to several. */
    @Transactional
    public Optional<UUID> itemOf(String owner, Identifier identifier) {
        String term = new Wanted.Term(Lexemes.identifier(identifier.scheme(), identifier.value())).tsquery();
        return database.createNativeQuery("""
                        with found as materialized (
                            select id, updated from search_item
                            where terms @@ cast(:term as tsquery) and owner = :owner and status in ('published', 'withdrawn'))
                        select id from found order by updated desc, id desc limit 1
                        """, UUID.class)
                .setParameter("term", term)
                .setParameter("owner", owner)
                .uniqueResultOptional();
    }
}
