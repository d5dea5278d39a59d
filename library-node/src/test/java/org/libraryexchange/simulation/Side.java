package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.List;
import org.libraryexchange.exchange.log.SimulatedTopic;
import org.libraryexchange.simulation.ItemChanges.Change;

/** One city's side of an exchange: the log that it writes, its mirror of the other, and what its clients are about to write. */
final class Side {

    final ExchangeKind exchange;
    final SimulatedCity city;
    final Witness witness;
    final Tables tables;
    final SimulatedTopic log;
    final SimulatedTopic answers;
    final List<Pending> writes = new ArrayList<>();
    private Tables backup;

    /** @param partner its name */
    Side(ExchangeKind exchange, SimulatedCity city, String partner, Flaw flaw) {
        this.exchange = exchange;
        this.city = city;
        witness = new Witness(city.name);
        tables = new Tables(flaw, witness);
        log = new SimulatedTopic(exchange.log(city.name, partner).topic());
        String topic = exchange.answers(city.name, partner).topic();
        answers = topic.equals(log.name()) ? log : new SimulatedTopic(topic);
    }

    String owner() {
        return city.name;
    }

    WorkerSite site() {
        return city.processes.get(0).site(exchange);
    }

    /** Commits what a write makes of an own row. */
    void write(Change change) {
        Row row = change.row();
        tables.putOwn(row);
        tables.note(row.id(), change.noted());
        if (change.settled() != null) {
            change.settled().requireIn(row, "after a write");
            witness.settled(row, change.settled());
        }
        witness.committed(row);
    }

    void backUp() {
        backup = tables.copy();
    }

    boolean hasBackup() {
        return backup != null;
    }

    void restore() {
        log.forget();
        answers.forget();
        tables.putBack(backup);
        witness.restored();
    }

    void heal() {
        tables.fussy = false;
        log.arrive();
        if (answers != log) {
            answers.forget();
        }
    }

    @Override
    public String toString() {
        return log.name();
    }
}
