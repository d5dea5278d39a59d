package org.libraryexchange.exchange.foreign;

import java.util.function.Function;
import org.libraryexchange.exchange.restoration.Provenance;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;
import org.libraryexchange.record.Judgement.Rejected;

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
