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
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
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
}
