package org.libraryexchange.exchange.proving;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.libraryexchange.base.worker.FencedException;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.exchange.proving.CatalogueView.OwnView;
import org.libraryexchange.exchange.proving.CatalogueView.Views;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.WorkerSite;

/** Opens views as {@link PostgresViews} does. */
record SimulatedViews(WorkerSite site) implements Views {

    @Override
    public OwnView own() {
        site.fate().passes(Point.CALL);
        OwnView view = new SimulatedView(site.tables().sequence, rows(site.tables().own));
        site.fate().passes(Point.CALL);
        return view;
    }

    @Override
    public CatalogueView mirror(String partner, Position at) {
        site.fate().passes(Point.CALL);
        if (!site.tables().mirror.position().equals(at)) {
            throw new FencedException("another applier has moved the position");
        }
        CatalogueView view = new SimulatedView(at.sequence(), rows(site.tables().mirrored));
        site.fate().passes(Point.CALL);
        return view;
    }

    private List<Row> rows(Map<UUID, Row> table) {
        return table.values().stream()
                .filter(row -> !row.isDraft())
                .filter(row -> !site.tables().has(Flaw.DIGEST_OF_PUBLISHED_ONLY)
                        || row.status().equals(Row.PUBLISHED))
                .toList();
    }
}
