package org.libraryexchange.simulation;

import java.util.UUID;
import java.util.function.BiFunction;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.simulation.ItemChanges.Change;

/**
 * A client's write, in two steps as its transaction takes them: it takes a number, which locks the counter, then it
 * commits. A write that leaves a draft takes no number.
 */
final class ClientWrite implements Pending {

    private final Side side;
    private final SimulatedProcess process;
    private final UUID id;
    private final UUID letter;
    private final int what;
    private final boolean asDraft;
    private final String title;
    private final BiFunction<Row, Long, Change> change;
    private long number;

    /** @param change decides what becomes of what is held, with a number; null where nothing becomes of it */
    ClientWrite(Side side, SimulatedProcess process, UUID id, BiFunction<Row, Long, Change> change) {
        this(side, process, id, null, 0, false, "", change);
    }

    /**
     * @param letter of the partner that a handling is about; null where something else is written
     * @param what decides what becomes of the item, as far as its state allows
     * @param asDraft whether it is to be a draft, if nothing was published yet
     */
    ClientWrite(Side side, SimulatedProcess process, UUID id, UUID letter, int what, boolean asDraft, String title) {
        this(side, process, id, letter, what, asDraft, title, null);
    }

    private ClientWrite(
            Side side,
            SimulatedProcess process,
            UUID id,
            UUID letter,
            int what,
            boolean asDraft,
            String title,
            BiFunction<Row, Long, Change> change) {
        this.side = side;
        this.process = process;
        this.id = id;
        this.letter = letter;
        this.what = what;
        this.asDraft = asDraft;
        this.title = title;
        this.change = change == null ? this::next : change;
        if (waitsForNobody()) {
            number = ++side.tables.sequence;
        }
    }

    private boolean waitsForNobody() {
        return side.tables.has(Flaw.NUMBERS_BEFORE_COMMITS);
    }

    @Override
    public boolean isOf(SimulatedProcess other) {
        return process == other;
    }

    @Override
    public void rollBack() {
        side.writes.remove(this);
        release();
    }

    private void release() {
        if (number > 0) {
            side.tables.counterHeld = false;
        }
    }

    @Override
    public boolean advance() {
        return process.alive(() -> {
            try {
                if (number > 0) {
                    return commit();
                }
                return staysAtHome() ? commitAtHome() : takeNumber();
            } catch (RuntimeException e) {
                SimulatedWorld.requireExpected(e);
                rollBack();
                return true;
            }
        });
    }

    private boolean staysAtHome() {
        Row held = side.tables.own.get(id);
        return asDraft && (held == null || held.isDraft());
    }

    /** A draft is written or, since nobody has seen it, removed. */
    private boolean commitAtHome() {
        process.fate().passes(Point.P2);
        if (!staysAtHome()) {
            // Published while this process stood still; the row's lock would have kept one of the two waiting.
            rollBack();
            return true;
        }
        Row held = side.tables.own.get(id);
        side.writes.remove(this);
        if (held != null && what <= 2) {
            side.tables.removeOwn(id);
            side.witness.removed(id);
            return true;
        }
        Row next = draft(held == null ? 1 : held.version() + 1);
        side.tables.putOwn(next);
        side.witness.committed(next);
        process.fate().passes(Point.P3);
        side.witness.answered(next);
        return true;
    }

    private boolean takeNumber() {
        if (side.tables.counterHeld) {
            return false;
        }
        number = side.tables.sequence + 1;
        side.tables.counterHeld = true;
        process.fate().passes(Point.P1);
        return true;
    }

    private boolean commit() {
        process.fate().passes(Point.P2);
        Row held = side.tables.own.get(id);
        if (held != null && held.isErased()) {
            rollBack();
            return true;
        }
        Change next = change.apply(held, number);
        if (next == null || next.row() == null) {
            if (next != null) {
                side.tables.note(id, next.noted());
            }
            rollBack();
            return true;
        }
        side.tables.sequence = Math.max(side.tables.sequence, number);
        side.write(next);
        side.writes.remove(this);
        release();
        process.fate().passes(Point.P3);
        side.witness.answered(next.row());
        return true;
    }

    private Row draft(long version) {
        return side.exchange == ExchangeKind.ITEMS
                ? Row.written(side.owner(), id, Row.DRAFT, version, 0, title)
                : LetterRows.letter(side.owner(), to(), id, Row.DRAFT, version, 0, title, null);
    }

    private String to() {
        return side.site().partner();
    }

    private Change next(Row held, long taken) {
        if (side.exchange == ExchangeKind.ITEMS) {
            return nextOfItem(held, taken);
        }
        Row next = letter == null ? nextOfLetter(held, held == null ? 1 : held.version() + 1) : nextOfHandling(held);
        return next == null ? null : Change.to(next);
    }

    private Change nextOfItem(Row held, long taken) {
        ItemChanges items = new ItemChanges(side);
        if (held != null && !held.isDraft() && what <= 2) {
            return what == 0 ? items.erased(held, taken) : items.withdrawn(held, taken);
        }
        return items.titled(held, id, title, taken);
    }

    /** A letter that was sent can only be recalled and erased. */
    private Row nextOfLetter(Row held, long version) {
        if (held == null || held.isDraft()) {
            return LetterRows.letter(
                    side.owner(), to(), id, LetterRows.SENT, version, number, title, LetterRows.next(id, side.tables));
        }
        boolean erases = what <= 1 || held.status().equals(LetterRows.RECALLED);
        return what > 5 && !held.damaged()
                ? null
                : LetterRows.letter(
                        side.owner(),
                        to(),
                        id,
                        erases ? Row.ERASED : LetterRows.RECALLED,
                        version,
                        number,
                        side.tables.has(Flaw.ERASURE_KEEPS_WORDS) ? held.title() : "",
                        LetterRows.turn(held));
    }

    private Row nextOfHandling(Row held) {
        if (held != null && held.damaged()) {
            return held.rebuilt(held.version() + 1, number);
        }
        if (held != null && what == 0) {
            return LetterRows.erased(held, number);
        }
        Row judged = side.tables.mirrored.get(letter);
        HandlingState state = what <= 3 ? HandlingState.DECLINED : HandlingState.IN_HAND;
        return judged == null || judged.isErased()
                ? null
                : LetterRows.handling(side.owner(), to(), held, LetterRows.handled(judged, state, title), number);
    }
}
