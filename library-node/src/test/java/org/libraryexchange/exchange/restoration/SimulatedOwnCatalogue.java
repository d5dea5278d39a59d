package org.libraryexchange.exchange.restoration;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.LogReader.LogExtent;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.exchange.restoration.OwnCatalogue.SentPlace;
import org.libraryexchange.exchange.restoration.OwnCatalogue.Stranger;
import org.libraryexchange.exchange.restoration.Provenance.LogPlace;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.DocumentSummary;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.RestoredItem;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.Tables.Publication;

/** The own catalogue for the comparison with its log, by the rules of {@link PostgresOwnCatalogue}. */
public final class SimulatedOwnCatalogue implements OwnCatalogue {

    private final Tables tables;
    private final Fate fate;

    public SimulatedOwnCatalogue(Tables tables, Fate fate) {
        this.tables = tables;
        this.fate = fate;
    }

    @Override
    public SentPlace sent() {
        Publication publication = tables.publication;
        return new SentPlace(new Cursor(publication.topicId(), publication.sent()), publication.sentOffset());
    }

    @Override
    public long announced() {
        fate.passes(Point.CALL);
        return tables.publication.sending();
    }

    @Override
    public Map<UUID, LogPlace> places(Collection<UUID> ids) {
        Map<UUID, LogPlace> places = new HashMap<>();
        for (UUID id : ids) {
            Row row = tables.own.get(id);
            if (row != null) {
                places.put(id, new LogPlace(row.sequence(), row.sha256()));
            }
        }
        return places;
    }

    @Override
    public long highestKept() {
        return tables.restoration.isOpen()
                ? tables.restored.values().stream()
                        .mapToLong(item -> item.log().sequence())
                        .max()
                        .orElse(0)
                : 0;
    }

    @Override
    public void keep(SentPlace from, List<Stranger> strangers) {
        fate.passes(Point.CALL);
        if (!sent().equals(from)) {
            throw new FencedException("another publisher has moved the cursor");
        }
        if (!tables.restoration.isOpen()) {
            tables.restoration = tables.restoration.begun(tables.publication.sending());
            tables.restored.clear();
        }
        strangers.forEach(
                stranger -> tables.restored.merge(stranger.read().record().id(), first(stranger), this::later));
    }

    private static RestoredItem first(Stranger stranger) {
        DocumentRecord item = stranger.read().record();
        DocumentSummary summary = stranger.read().summary();
        Row log = new Row(
                item.id(),
                summary.kindTerm(),
                summary.statusTerm(),
                summary.version(),
                item.sequence(),
                item.document(),
                item.sha256(),
                false);
        long known = stranger.isHeld() ? item.sequence() : 0;
        return new RestoredItem(log, known, stranger.own().isEmpty() ? "unknown" : "behind", null, null, null, false);
    }

    private RestoredItem later(RestoredItem held, RestoredItem next) {
        if (held.log().sequence() > next.log().sequence()) {
            return held;
        }
        boolean same = Arrays.equals(held.log().sha256(), next.log().sha256());
        return new RestoredItem(
                next.log(),
                next.known() > 0 ? next.known() : held.known(),
                held.finding(),
                held.ownSha256(),
                same ? held.choice() : null,
                same ? held.outcome() : null,
                false);
    }

    @Override
    public void readUpTo(LogExtent extent, long highestSequence, boolean sendsAgain) {
        fate.passes(Point.CALL);
        tables.requireCounter();
        tables.restoration = tables.restoration.read(
                extent.topicId(), extent.endOffset(), highestSequence, sendsAgain, tables.sequence);
        tables.sequence = Math.max(tables.sequence, highestSequence);
        fate.passes(Point.CALL);
    }

    @Override
    public void startAgain(SentPlace from, LogExtent extent) {
        fate.passes(Point.CALL);
        Publication before = tables.publication;
        if (!new Cursor(before.topicId(), before.sent()).equals(from.cursor())) {
            throw new FencedException("another publisher has moved the cursor");
        }
        tables.publication = new Publication(before.topicId(), 0, extent.endOffset() - 1, before.sending());
    }
}
