package org.libraryexchange.exchange.proving;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.libraryexchange.exchange.proving.ProofResponder.Repairs;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.WorkerSite;

/** Repairs of the mirror, by the rules of {@link MirrorRepairs}. */
record SimulatedRepairs(WorkerSite site) implements Repairs {

    @Override
    public void giveWay(ProofStep place, Collection<Lowering> rows) {
        site.fate().passes(Point.R3);
        rows.forEach(this::lower);
    }

    @Override
    public void remove(ProofStep place, Collection<Leaf> seen) {
        site.fate().passes(Point.R2);
        seen.stream()
                .filter(leaf -> leaf.sequence() > place.sequence())
                .forEach(leaf -> lower(new Lowering(leaf, place.sequence())));
        seen.stream()
                .filter(leaf -> leaf.sequence() <= place.sequence())
                .forEach(leaf -> ifStillSo(leaf, (tables, row) -> tables.mirrored.remove(row.id())));
    }

    private void lower(Lowering lowered) {
        ifStillSo(lowered.seen(), (tables, row) -> tables.mirrored.put(row.id(), row.at(lowered.to())));
    }

    private void ifStillSo(Leaf leaf, BiConsumer<Tables, Row> change) {
        Row row = site.tables().mirrored.get(leaf.id());
        if (row != null
                && row.sequence() == leaf.sequence()
                && Arrays.equals(Sha256.of(row.document()), leaf.sha256())) {
            change.accept(site.tables(), row);
        }
    }
}
