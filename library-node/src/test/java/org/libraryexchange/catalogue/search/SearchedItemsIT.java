package org.libraryexchange.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.catalogue.search.SearchedItems.SearchedItem;
import org.libraryexchange.exchange.log.PostgresExtension;

class SearchedItemsIT {

    private static final int ITEMS = 3_000;

    private static final String WRITE = """
            insert into item (id, owner, kind, status, version, sequence, document, sha256, languages, updated)
            select gen_random_uuid(), 'leeds', 'event', 'published', 1, place, '{}', sha256(''), '{en}', now()
            from generate_series(1, %d) as place
            """.formatted(ITEMS);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    /** Otherwise a catalogue takes the longer for each piece, the larger it is. */
    @Test
    void pieceOfALogIsReadWithoutTheRest() {
        try (Handle session = POSTGRES.sessions().open("items", "set library.writes_as = 'leeds'")) {
            // Given
            session.execute(WRITE);
            session.execute("set enable_seqscan = off; set enable_bitmapscan = off");
            session.begin();

            // When
            int read = 0;
            try (ResultIterator<SearchedItem> items =
                    new SearchedItems(session, List.of("leeds")).after("leeds", 1_000)) {
                while (items.hasNext()) {
                    assertThat(items.next().sequence()).isEqualTo(1_001 + read);
                    read++;
                }
            }

            // Then
            assertThat(read).isBetween(1, ITEMS / 4);
            assertThat(session.createQuery("select pg_stat_get_xact_tuples_fetched('item_log_order'::regclass)")
                            .mapTo(Integer.class)
                            .one())
                    .isEqualTo(read);
            session.rollback();
        }
    }
}
