package org.libraryexchange.proving;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.proof.Leaf;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Site;
import org.libraryexchange.simulation.Tables;

/** Repairs of the mirror, by the rules of {@link MirrorRepairs}. */
record SimulatedRepairs(Site site) implements Repairs {

    @Override
    public void giveWay(Place place, Collection<Leaf> seen) {
        site.fate().passes(Point.R3);
        seen.forEach(leaf -> ifStillSo(leaf, (tables, row) -> tables.mirrored.put(row.id(), row.at(0))));
    }

    @Override
    public void remove(Place place, Collection<Leaf> seen) {
        site.fate().passes(Point.R2);
        seen.stream()
                .filter(leaf -> leaf.sequence() > place.sequence())
                .forEach(leaf -> ifStillSo(leaf, (tables, row) -> tables.mirrored.put(row.id(), row.at(0))));
        seen.stream()
                .filter(leaf -> leaf.sequence() <= place.sequence())
                .forEach(leaf -> ifStillSo(leaf, (tables, row) -> tables.mirrored.remove(row.id())));
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
