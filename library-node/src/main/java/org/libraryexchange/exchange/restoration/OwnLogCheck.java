package org.libraryexchange.exchange.restoration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.libraryexchange.base.worker.Lease;
import org.libraryexchange.exchange.log.LogReader;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.restoration.OwnCatalogue.SentPlace;
import org.libraryexchange.exchange.restoration.OwnCatalogue.Stranger;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.record.Judgement.Accepted;

/**
 * Compares the own log after the cursor with the catalogue, before anything more is sent. The database may be older
 * than the log, because it was restored from a backup or taken from a replica that lagged. Or the log may have lost its
 * end, because brokers elected a leader that did not have all of it.
 */
public final class OwnLogCheck {

    /** The result of the check. */
    public enum Finding {
        SOUND,
        /** The log holds records that this database cannot have sent. */
        DATABASE_IS_OLDER,
        /** The log has lost records that the broker had acknowledged. */
        LOG_HAS_LOST_RECORDS
    }

    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final Judge judge;
    private final OwnCatalogue catalogue;
    private final LogReader log;
    private final Lease lease;
    private boolean older;
    private boolean lost;
    private long highestSequence;

    /** @param judge that accepts only records sealed by the city, if the city has a key */
    public OwnLogCheck(Judge judge, OwnCatalogue catalogue, LogReader log, Lease lease) {
        this.judge = judge;
        this.catalogue = catalogue;
        this.log = log;
        this.lease = lease;
    }

    /** Reads the log up to its current end. Keeps records that this database cannot have sent in the database. */
    public Finding run() {
        SentPlace sent = catalogue.sent();
        // States that an earlier comparison kept still count, even if the log has lost them since.
        highestSequence = catalogue.highestKept();
        older = highestSequence > 0;
        LogExtent extent = log.extent();
        // Read after the log's end. Everything before that end had been announced by then, even by a publisher that is
        // being replaced.
        long announced = catalogue.announced();
        boolean continued = continues(sent, extent);
        boolean compares = continued && sent.cursor().sequence() > 0;
        lost = compares && extent.endOffset() <= sent.offset();
        long from = Math.max(extent.firstOffset(), continued ? sent.offset() : 0);
        read(from, extent.endOffset(), records -> {
            lost |= compares && records.stream().anyMatch(read -> isAnother(read, sent));
            compare(
                    sent,
                    records.stream()
                            .filter(read -> !continued || read.offset() > sent.offset() || isAnother(read, sent))
                            .toList(),
                    announced);
        });
        return conclude(sent, extent);
    }

    private static boolean continues(SentPlace sent, LogExtent extent) {
        return extent.topicId().equals(sent.cursor().topicId());
    }

    private Finding conclude(SentPlace sent, LogExtent extent) {
        if (older) {
            catalogue.readUpTo(extent, highestSequence, lost || !continues(sent, extent));
            return Finding.DATABASE_IS_OLDER;
        }
        if (lost) {
            catalogue.startAgain(sent, extent);
            return Finding.LOG_HAS_LOST_RECORDS;
        }
        return Finding.SOUND;
    }

    /**
     * Whether a later record is at the offset of the latest acknowledged one. Then the log was cut before that offset
     * and written again.
     */
    private static boolean isAnother(Accepted read, SentPlace sent) {
        return read.offset() == sent.offset()
                && read.record().sequence() > sent.cursor().sequence();
    }

    private void read(long from, long end, Consumer<List<Accepted>> reader) {
        log.seek(from);
        long next = from;
        while (next < end) {
            lease.require();
            var records = log.poll(LONGEST_WAIT);
            if (records.isEmpty() && log.recordsBehind() == 0) {
                return;
            }
            next = log.nextOffset();
            reader.accept(records.stream()
                    .filter(raw -> raw.offset() < end)
                    .map(judge::judge)
                    .flatMap(OwnLogCheck::accepted)
                    .toList());
        }
    }

    private static Stream<Accepted> accepted(Judgement judgement) {
        return judgement instanceof Accepted accepted ? Stream.of(accepted) : Stream.empty();
    }

    private void compare(SentPlace sent, List<Accepted> records, long announced) {
        if (records.isEmpty()) {
            return;
        }
        Map<UUID, LogPlace> own = catalogue.places(
                records.stream().map(read -> read.record().id()).distinct().toList());
        List<Stranger> strangers = records.stream()
                .map(read -> new Stranger(
                        read, Optional.ofNullable(own.get(read.record().id()))))
                .filter(read -> isStrange(read, announced))
                .toList();
        records.forEach(read ->
                highestSequence = Math.max(highestSequence, read.record().sequence()));
        if (!strangers.isEmpty()) {
            older = true;
            catalogue.keep(sent, strangers);
        }
    }

    private static boolean isStrange(Stranger read, long announced) {
        return Provenance.of(read.read().record(), read.own(), announced) != Provenance.OWN;
    }
}
