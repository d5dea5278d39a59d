package org.libraryexchange.proving;

import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import org.libraryexchange.database.LogDatabase;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.MessageRecord;

/**
 * What the database knows of it.
 *
 * @param own log of the city's letters
 * @param mirrored log of the partner's letters
 */
record AppliedLetters(LogDatabase database, Signatures signatures, CityLog own, CityLog mirrored, Clock clock)
        implements LetterPlaces {

    @Override
    public OptionalLong here() {
        return database.withHandle(handle -> handle.createQuery(
                                "select sequence from mirror_position where owner = :owner and topic_id is not null")
                        .bind("owner", mirrored.city())
                        .mapTo(OptionalLong.class)
                        .findOne())
                .orElse(OptionalLong.empty());
    }

    @Override
    public MessageRecord message(long sequence) {
        Instant now = clock.instant();
        Applied message = new Applied(mirrored.source(), own.city(), sequence, now);
        byte[] document = message.bytes();
        return new MessageRecord(own, message, document, signatures.sign(document), now);
    }

    @Override
    public void note(Applied there) {
        if (there.mirror().equals(mirrored.city())) {
            AppliedLogs.note(database, own.topic(), there);
        }
    }
}
