package org.libraryexchange.exchange.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.ChangeSource.OutgoingChange;
import org.libraryexchange.exchange.log.Outbox.Cursor;
import org.libraryexchange.exchange.log.postgres.PostgresOutbox;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.Tables.Publication;

/** The catalogue as the publisher sees it, by the rules of {@link PostgresOutbox}. */
public final class SimulatedOutbox implements Outbox {

    private static final int BATCH = 4;

    private final Tables tables;
    private final Fate fate;

    public SimulatedOutbox(Tables tables, Fate fate) {
        this.tables = tables;
        this.fate = fate;
    }

    /** The first rows, as changes. The rows must be in the order of the log. */
    static List<OutgoingChange> changes(List<Row> rows) {
        return rows.stream()
                .limit(BATCH)
                .map(row -> new OutgoingChange(
                        row.id(), row.sequence(), row.document(), row.sha256(), Instant.EPOCH, Optional.empty()))
                .toList();
    }

    @Override
    public Cursor cursor() {
        fate.passes(Point.CALL);
        return new Cursor(tables.publication.topicId(), tables.publication.sent());
    }

    @Override
    public long sentOffset() {
        return tables.publication.sentOffset();
    }

    @Override
    public List<OutgoingChange> after(long sequence) {
        return changes(tables.ownAfter(sequence));
    }

    @Override
    public void announce(long upToSequence) {
        fate.passes(Point.P4);
        if (tables.confirmedBeyond > 0) {
            throw new FencedException("the mirror has confirmed what was never given");
        }
        Publication before = tables.publication;
        boolean marks = tables.has(Flaw.MARKED_BEFORE_ACKNOWLEDGEMENT);
        tables.publication = new Publication(
                before.topicId(),
                marks ? Math.max(before.sent(), upToSequence) : before.sent(),
                before.sentOffset(),
                Math.max(before.sending(), upToSequence));
    }

    @Override
    public void move(Cursor from, Cursor to, long lastOffset) {
        fate.passes(Point.P6);
        Publication before = tables.publication;
        boolean stands = new Cursor(before.topicId(), before.sent()).equals(from);
        if (!stands && !tables.has(Flaw.MARKED_BEFORE_ACKNOWLEDGEMENT)) {
            throw new FencedException("another publisher has moved the cursor");
        }
        tables.publication = new Publication(to.topicId(), to.sequence(), lastOffset, before.sending());
        fate.passes(Point.CALL);
    }
}
