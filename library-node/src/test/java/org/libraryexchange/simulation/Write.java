package org.libraryexchange.simulation;

import java.util.UUID;

/**
 * A client's write, in two steps as its transaction takes them: it takes a number, which locks the counter, then it
 * commits. A write that leaves a draft takes no number.
 */
final class Write {

    private final Side side;
    private final NodeProcess process;
    private final UUID id;
    private final UUID letter;
    private final int what;
    private final boolean asDraft;
    private final String title;
    private long number;

    /**
     * @param letter of the partner that a handling is about; null where something else is written
     * @param what decides what becomes of the item, as far as its state allows
     * @param asDraft whether it is to be a draft, if nothing was published yet
     */
    Write(Side side, NodeProcess process, UUID id, UUID letter, int what, boolean asDraft, String title) {
        this.side = side;
        this.process = process;
        this.id = id;
        this.letter = letter;
        this.what = what;
        this.asDraft = asDraft;
        this.title = title;
        if (waitsForNobody()) {
            number = ++side.tables.sequence;
        }
    }

    private boolean waitsForNobody() {
        return side.tables.has(Flaw.NUMBERS_BEFORE_COMMITS);
    }

    boolean isOf(NodeProcess other) {
        return process == other;
    }

    void rollBack() {
        side.writes.remove(this);
        release();
    }

    private void release() {
        if (number > 0) {
            side.tables.counterHeld = false;
        }
    }

    boolean advance() {
        return process.alive(() -> {
            try {
                if (number > 0) {
                    return commit();
                }
                return staysAtHome() ? commitAtHome() : takeNumber();
            } catch (RuntimeException e) {
                World.requireExpected(e);
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
            side.tables.own.remove(id);
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
        Row next = next(held);
        if (next == null) {
            rollBack();
            return true;
        }
        side.tables.putOwn(next);
        side.tables.sequence = Math.max(side.tables.sequence, number);
        side.writes.remove(this);
        release();
        side.witness.committed(next);
        process.fate().passes(Point.P3);
        side.witness.answered(next);
        return true;
    }

    private Row draft(long version) {
        return side.exchange == Exchange.ITEMS
                ? Row.written(side.owner(), id, Row.DRAFT, version, 0, title)
                : Letters.letter(side.owner(), to(), id, Row.DRAFT, version, 0, title, null);
    }

    private String to() {
        return side.site().partner();
    }

    /** What becomes of it; null where there is nothing to change. */
    private Row next(Row held) {
        long version = held == null ? 1 : held.version() + 1;
        if (side.exchange == Exchange.ITEMS) {
            return Row.written(side.owner(), id, status(held), version, number, title);
        }
        return letter == null ? nextOfLetter(held, version) : nextOfHandling(held, version);
    }

    private String status(Row held) {
        if (held != null && !held.isDraft() && what <= 2) {
            return what == 0 ? Row.ERASED : Row.WITHDRAWN;
        }
        return Row.PUBLISHED;
    }

    /** A letter that was sent can only be recalled and erased. */
    private Row nextOfLetter(Row held, long version) {
        if (held == null || held.isDraft()) {
            return Letters.letter(
                    side.owner(), to(), id, Letters.SENT, version, number, title, Letters.next(id, side.tables));
        }
        boolean erases = what <= 1 || held.status().equals(Letters.RECALLED);
        return what > 5 && !held.damaged()
                ? null
                : Letters.letter(
                        side.owner(),
                        to(),
                        id,
                        erases ? Row.ERASED : Letters.RECALLED,
                        version,
                        number,
                        "",
                        Letters.turn(held));
    }

    private Row nextOfHandling(Row held, long version) {
        boolean erases = held != null && what == 0;
        return Letters.handling(
                side.owner(), to(), letter, erases ? Row.ERASED : Letters.CURRENT, version, number, title);
    }
}
