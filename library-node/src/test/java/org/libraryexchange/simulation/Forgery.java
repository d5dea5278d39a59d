package org.libraryexchange.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.libraryexchange.exchange.log.SimulatedTopic;
import org.libraryexchange.exchange.log.Stamp;
import org.libraryexchange.letter.Turn;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;
import org.libraryexchange.proof.Receipt.Outcome;
import org.libraryexchange.proof.Receipt.Result;
import org.libraryexchange.proof.ReissueRequest;
import org.libraryexchange.proof.ReissueRequest.WantedItem;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.LogRecord;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.record.RawRecord;

/**
 * What a broker writes into the logs of a city as if the city had, sound in all but its seal: without one, with that of
 * another record, or with one of its partner's key; or with a good seal, but damaged where it does not cover the record.
 */
final class Forgery {

    /** As many as no catalogue here has. */
    static final long FORGED_ITEMS = 999_999;

    private final Side side;
    private final Side partner;
    private final Random random;

    Forgery(Side side, Side partner, Random random) {
        this.side = side;
        this.partner = partner;
        this.random = random;
    }

    /** Forges a record, and appends it. */
    void append() {
        if (random.nextInt(5) == 0) {
            spoil(random.nextBoolean() ? side.answers : side.log);
        } else if (random.nextInt(3) == 0) {
            append(side.answers, message(side.exchange.answers(side.owner(), partner.owner()), toPartner()));
        } else if (random.nextInt(3) == 0) {
            append(side.log, message(ownLog(), ofProof()));
        } else {
            item().ifPresent(forged -> append(side.log, forged));
        }
    }

    private void spoil(SimulatedTopic topic) {
        List<RawRecord> genuine = topic.records();
        if (!genuine.isEmpty()) {
            topic.appendPoison(Stamp.spoilt(genuine.get(random.nextInt(genuine.size()))));
        }
    }

    private void append(SimulatedTopic topic, LogRecord forged) {
        RawRecord raw = Stamp.unsealed(forged);
        List<RawRecord> genuine = topic.records();
        if (genuine.stream().anyMatch(each -> Arrays.equals(each.value(), raw.value()))) {
            // With that one's seal it would be that one once more, which is no forgery.
            return;
        }
        topic.appendPoison(
                switch (random.nextInt(3)) {
                    case 0 -> raw;
                    case 1 -> genuine.isEmpty() ? raw : Stamp.copied(raw, genuine.get(random.nextInt(genuine.size())));
                    default -> Stamp.sealed(forged, partner.owner(), topic);
                });
    }

    /** A later state, or an erasure, of an item that there is; or an item that there never was. */
    private Optional<LogRecord> item() {
        List<Row> rows = new ArrayList<>(partner.tables.mirrored.values());
        UUID id = rows.isEmpty() || random.nextInt(4) == 0
                ? new UUID(0x019ac1f28a007c11L, random.nextLong())
                : rows.get(random.nextInt(rows.size())).id();
        boolean erases = random.nextInt(3) == 0;
        long sequence = side.tables.sequence + random.nextInt(5) - 2;
        Row forged = forged(id, erases, 1_000 + random.nextInt(9), sequence, "forged " + random.nextInt(1_000_000));
        side.witness.forged(forged);
        return sequence < 1
                ? Optional.empty()
                : Optional.of(new DocumentRecord(
                        ownLog(),
                        id,
                        sequence,
                        sequence - 1,
                        forged.document(),
                        forged.sha256(),
                        Instant.EPOCH,
                        Optional.empty()));
    }

    private Row forged(UUID id, boolean erases, long version, long sequence, String title) {
        return side.exchange == ExchangeKind.ITEMS
                ? Row.written(side.owner(), id, erases ? Row.ERASED : Row.PUBLISHED, version, sequence, title)
                : LetterRows.letter(
                        side.owner(),
                        partner.owner(),
                        id,
                        erases ? Row.ERASED : LetterRows.SENT,
                        version,
                        sequence,
                        title,
                        new Turn(1, 0));
    }

    private CityLog ownLog() {
        return side.exchange.log(side.owner(), partner.owner());
    }

    private MessageRecord message(CityLog log, Message message) {
        return MessageRecord.unsigned(log, message, Instant.EPOCH);
    }

    private UUID proofOf(Side owner) {
        List<UUID> proofs = new ArrayList<>(owner.tables.ownProofs.keySet());
        return proofs.isEmpty() ? new UUID(7, random.nextLong()) : proofs.get(random.nextInt(proofs.size()));
    }

    private Message ofProof() {
        int step = 1 + random.nextInt(3);
        long sequence = Math.max(0, side.tables.sequence + random.nextInt(3) - 1);
        Marker marker = Marker.ofDigest(proofOf(side), step, sequence);
        return switch (random.nextInt(3)) {
            case 0 -> marker;
            case 1 -> Manifest.of(marker, CatalogueDigest.of(List.of(), CatalogueDigest.BUCKETS), List.of());
            default -> Listing.of(marker, 0, true, List.of());
        };
    }

    private Message toPartner() {
        UUID proof = proofOf(partner);
        long sequence = partner.tables.sequence + random.nextInt(100);
        List<WantedItem> wanted = partner.tables.own.keySet().stream()
                .map(id -> new WantedItem(id, sequence))
                .toList();
        return switch (random.nextInt(3)) {
            case 0 -> verified(proof, sequence);
            case 1 -> new ReissueRequest(proof, partner.owner(), side.owner(), about(), wanted);
            default -> new ProofRequest(proof, partner.owner(), side.owner(), about());
        };
    }

    private String about() {
        return side.exchange.nameInMessages(partner.owner(), side.owner());
    }

    private Receipt verified(UUID proof, long sequence) {
        String root = partner.tables.ownProofs.containsKey(proof) && partner.tables.ownProofs.get(proof).digest != null
                ? partner.tables.ownProofs.get(proof).digest.root()
                : null;
        return new Receipt(
                proof,
                partner.owner(),
                side.owner(),
                about(),
                1 + random.nextInt(2),
                sequence,
                new Result(Outcome.VERIFIED, null, FORGED_ITEMS, FORGED_ITEMS, root, null, List.of(), 0),
                Instant.EPOCH);
    }
}
