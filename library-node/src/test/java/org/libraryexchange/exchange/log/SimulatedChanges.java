package org.libraryexchange.exchange.log;

import java.util.Comparator;
import java.util.List;
import org.libraryexchange.simulation.Row;

/** The changes of a catalogue as it was at one moment. */
public final class SimulatedChanges {

    private SimulatedChanges() {}

    public static ChangeSource of(List<Row> rows) {
        return place -> SimulatedOutbox.changes(rows.stream()
                .filter(row -> row.sequence() > place)
                .sorted(Comparator.comparingLong(Row::sequence))
                .toList());
    }
}
