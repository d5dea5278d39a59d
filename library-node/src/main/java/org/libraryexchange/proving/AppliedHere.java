package org.libraryexchange.proving;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.MessageRecord;

/**
 * How far this city has applied a log of a partner.
 *
 * @param mirrored log of the partner
 * @param telling log of this city in which the partner is told
 */
record AppliedHere(LogDatabase database, Signatures signatures, CityLog mirrored, CityLog telling, Clock clock) {

    /** The place of the mirror, and when it came there; empty before its first look at the log. */
    Optional<AppliedPlace> place() {
        return database.withHandle(handle -> handle.select(
                        "select sequence, moved as told from mirror_position where owner = ?", mirrored.city())
                .map(ConstructorMapper.of(AppliedPlace.class))
                .findOne());
    }

    /** Last sequence of the log that is applied here; 0 before the first. */
    long sequence() {
        return place().map(AppliedPlace::sequence).orElse(0L);
    }

    /** The signed message to the partner. */
    MessageRecord message(long sequence) {
        Instant now = clock.instant();
        Applied message = new Applied(mirrored.source(), telling.city(), sequence, now);
        byte[] document = message.bytes();
        return new MessageRecord(telling, message, document, signatures.sign(document), now);
    }
}
