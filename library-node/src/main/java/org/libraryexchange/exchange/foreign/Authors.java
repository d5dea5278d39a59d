package org.libraryexchange.exchange.foreign;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.exchange.restoration.PostgresOwnCatalogue;
import org.libraryexchange.exchange.restoration.Provenance;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;
import org.libraryexchange.record.RawRecord;

/**
 * Decides who has written the records of one of the city's logs. For one thread.
 *
 * @param sealed whether the city seals its records, so that the judge knows them
 */
record Authors(Judge judge, boolean sealed, LogDatabase database, String city) {

    /** Whether it can tell now. A restored database does not know what it has sent; the seal still tells. */
    boolean canTell() {
        return sealed || database.withHandle(handle -> new PostgresOwnCatalogue(handle, city).highestKept() == 0);
    }

    /** The offsets of the records that somebody else has written. */
    List<Long> strange(List<RawRecord> records) {
        List<Judgement> read = records.stream().map(judge::judge).toList();
        Function<Judgement, Author> author = sealed ? Author::bySeal : byDatabase(read);
        return read.stream()
                .filter(each -> author.apply(each) == Author.STRANGER)
                .map(Judgement::offset)
                .toList();
    }

    private Function<Judgement, Author> byDatabase(List<Judgement> read) {
        List<UUID> ids = read.stream()
                .filter(Accepted.class::isInstance)
                .map(each -> ((Accepted) each).record().id())
                .distinct()
                .toList();
        return database.withHandle(handle -> {
            PostgresOwnCatalogue own = new PostgresOwnCatalogue(handle, city);
            Map<UUID, LogPlace> places = own.places(ids);
            long announced = own.announced();
            return each -> Author.byDatabase(
                    each, sent -> Provenance.of(sent, Optional.ofNullable(places.get(sent.id())), announced));
        });
    }

    /** Who has written a record that stands in one of the city's own logs. */
    enum Author {
        CITY,
        STRANGER;

        /**
         * Decides by the city's key. A record that it has sealed is the city's wherever it stands and however often, and
         * whatever else may be wrong with it.
         */
        static Author bySeal(Judgement read) {
            return read instanceof Rejected rejected && rejected.reason().isOfUnknownWriter() ? STRANGER : CITY;
        }

        /**
         * Decides without a key. The city writes nothing that it would reject, and no document that its database cannot have
         * sent. Nobody can tell whose a sound message is, so it counts as the city's.
         *
         * @param provenance of a document, by the city's database
         */
        static Author byDatabase(Judgement read, Function<DocumentRecord, Provenance> provenance) {
            if (read instanceof Rejected) {
                return STRANGER;
            }
            return read instanceof Accepted accepted && provenance.apply(accepted.record()) != Provenance.OWN
                    ? STRANGER
                    : CITY;
        }
    }
}
