package org.libraryexchange.restoration;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.libraryexchange.log.OverLetters;
import org.libraryexchange.restoration.Settlement.Own;

class PostgresRestorationOverLettersIT extends PostgresRestorationIT {

    @RegisterExtension
    static final OverLetters LETTERS = new OverLetters(POSTGRES);

    /** The documents of these tests are those of items, but nothing is done with them outside the tables of the log. */
    @Override
    RestoredDocuments documents() {
        RestoredDocuments items = super.documents();
        return new RestoredDocuments() {
            @Override
            public Rebuilt as(long version, UUID id, Own own, Instant now) {
                return items.as(version, id, own, now);
            }
        };
    }
}
