package org.libraryexchange.exchange.restoration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.exchange.restoration.ComparedItem.Finding;
import org.libraryexchange.exchange.restoration.Settlement.Adopt;
import org.libraryexchange.exchange.restoration.Settlement.Choice;
import org.libraryexchange.exchange.restoration.Settlement.Keep;
import org.libraryexchange.exchange.restoration.Settlement.LoggedItem;
import org.libraryexchange.exchange.restoration.Settlement.OwnItem;
import org.libraryexchange.item.Status;
import org.libraryexchange.simulation.Fate;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.RestorationRow;
import org.libraryexchange.simulation.RestoredItem;
import org.libraryexchange.simulation.Row;
import org.libraryexchange.simulation.Tables;
import org.libraryexchange.simulation.Tables.Publication;

/** Brings a database and its log into agreement, by the rules of {@link PostgresRestoration}. */
public final class SimulatedRestoration {

    private final Tables tables;
    private final Fate fate;

    public SimulatedRestoration(Tables tables, Fate fate) {
        this.tables = tables;
        this.fate = fate;
    }

    public boolean isOpen() {
        return tables.restoration.isOpen();
    }

    /** Settles items that need no choice or have one, and returns how many there were. */
    public int settle() {
        fate.passes(Point.CALL);
        tables.requireCounter();
        List<RestoredItem> pending = tables.restored.values().stream()
                .filter(item -> item.outcome() == null && (!item.isConflict() || item.choice() != null))
                .sorted(Comparator.comparingLong(
                                (RestoredItem item) -> item.log().sequence())
                        .reversed())
                .toList();
        pending.forEach(this::settle);
        fate.passes(Point.CALL);
        return pending.size();
    }

    private void settle(RestoredItem item) {
        Row own = tables.own.get(item.log().id());
        Optional<OwnItem> held = Optional.ofNullable(own)
                .map(row -> new OwnItem(row.kind(), isErased(row), row.version(), row.sequence(), row.sha256(), ""));
        LoggedItem logged = logged(item);
        Settlement settlement = Settlement.of(logged, held, tables.restoration.announced());
        ComparedItem note = ComparedItem.of(logged, held, tables.restoration.announced(), settlement);
        RestoredItem noted = item.noted(note.finding().term(), own == null ? null : own.sha256(), note.asks());
        if (settlement instanceof Adopt) {
            noted = noted.ended("adopted", "adopt");
            tables.adoptOwn(item.log());
        } else if (settlement instanceof Keep keep) {
            noted = noted.ended("kept", "keep");
            tables.putOwn(own.rebuilt(keep.version(), ++tables.sequence));
        }
        if (own != null && isGivenUp(own, note, settlement)) {
            tables.witness().givenUp(own.id());
        }
        tables.restored.put(item.log().id(), noted);
    }

    /** The log wins over a draft. Of a damaged row, only what is left of it is kept. */
    private static boolean isGivenUp(Row own, ComparedItem note, Settlement settlement) {
        return settlement instanceof Adopt
                ? own.isDraft() || note.finding() == Finding.CONFLICT
                : settlement instanceof Keep && own.damaged();
    }

    private static boolean isErased(Row row) {
        return row.status().equals(Status.ERASED.term());
    }

    private static LoggedItem logged(RestoredItem item) {
        Row log = item.log();
        OptionalLong known = item.known() > 0 ? OptionalLong.of(item.known()) : OptionalLong.empty();
        Optional<Choice> choice =
                Optional.ofNullable(item.choice()).map(term -> Choice.valueOf(term.toUpperCase(Locale.ROOT)));
        return new LoggedItem(log.id(), isErased(log), log.version(), log.sha256(), known, choice, item.ownSha256());
    }

    public boolean finish() {
        fate.passes(Point.CALL);
        tables.requireCounter();
        if (tables.restored.values().stream().anyMatch(item -> item.outcome() == null)) {
            return false;
        }
        RestorationRow restoration = tables.restoration;
        renumber(restoration.lastDoubtful());
        if (tables.confirmedBeyond <= restoration.logSequence()) {
            tables.confirmedBeyond = 0;
        }
        Publication before = tables.publication;
        tables.publication = new Publication(
                restoration.topicId(),
                restoration.sendsAgain() ? 0 : Math.max(before.sent(), restoration.logSequence()),
                restoration.logEnd() - 1,
                Math.max(before.sending(), restoration.logSequence()));
        tables.restoration = restoration.settled();
        fate.passes(Point.CALL);
        return true;
    }

    private void renumber(long upTo) {
        for (Row row : tables.ownAfter(tables.publication.sent())) {
            if (row.sequence() <= upTo && !isAdopted(row)) {
                tables.putOwn(row.at(++tables.sequence));
            }
        }
    }

    /** Continues above what the mirror has confirmed, if an operator has chosen that. */
    public void goAbove() {
        fate.passes(Point.CALL);
        tables.requireCounter();
        if (tables.goesAbove) {
            tables.sequence = Math.max(tables.sequence, tables.confirmedBeyond);
            renumber(tables.confirmedBeyond);
            tables.confirmedBeyond = 0;
            tables.goesAbove = false;
        }
    }

    private boolean isAdopted(Row row) {
        RestoredItem item = tables.restored.get(row.id());
        return item != null && "adopted".equals(item.outcome()) && item.log().sequence() == row.sequence();
    }
}
