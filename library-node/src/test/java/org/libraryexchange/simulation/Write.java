package org.libraryexchange.simulation;

import java.util.UUID;

/**
 * A client's write, in two steps as its transaction takes them: it takes a number, which locks the counter, then it
 * commits. A write that leaves a draft takes no number.
 */
final class Write {

    private final City city;
    private final NodeProcess process;
    private final UUID id;
    private final int what;
    private final boolean asDraft;
    private final String title;
    private long number;

    /**
     * @param what decides what becomes of the item, as far as its state allows
     * @param asDraft whether it is to be a draft, if nothing was published yet
     */
    Write(City city, NodeProcess process, UUID id, int what, boolean asDraft, String title) {
        this.city = city;
        this.process = process;
        this.id = id;
        this.what = what;
        this.asDraft = asDraft;
        this.title = title;
        if (waitsForNobody()) {
            number = ++city.tables.sequence;
        }
    }

    private boolean waitsForNobody() {
        return city.tables.has(Flaw.NUMBERS_BEFORE_COMMITS);
    }

    boolean isOf(NodeProcess other) {
        return process == other;
    }

    void rollBack() {
        city.writes.remove(this);
        release();
    }

    private void release() {
        if (number > 0) {
            city.tables.counterHeld = false;
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
        Row held = city.tables.own.get(id);
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
        Row held = city.tables.own.get(id);
        city.writes.remove(this);
        if (held != null && what <= 2) {
            city.tables.own.remove(id);
            city.witness.removed(id);
            return true;
        }
        Row next = Row.written(city.name, id, Row.DRAFT, held == null ? 1 : held.version() + 1, 0, title);
        city.tables.putOwn(next);
        city.witness.committed(next);
        process.fate().passes(Point.P3);
        city.witness.answered(next);
        return true;
    }

    private boolean takeNumber() {
        if (city.tables.counterHeld) {
            return false;
        }
        number = city.tables.sequence + 1;
        city.tables.counterHeld = true;
        process.fate().passes(Point.P1);
        return true;
    }

    private boolean commit() {
        process.fate().passes(Point.P2);
        Row held = city.tables.own.get(id);
        if (held != null && held.isErased()) {
            rollBack();
            return true;
        }
        Row next = next(held);
        city.tables.putOwn(next);
        city.tables.sequence = Math.max(city.tables.sequence, number);
        city.writes.remove(this);
        release();
        city.witness.committed(next);
        process.fate().passes(Point.P3);
        city.witness.answered(next);
        return true;
    }

    private Row next(Row held) {
        String status = Row.PUBLISHED;
        if (held != null && !held.isDraft() && what <= 2) {
            status = what == 0 ? Row.ERASED : Row.WITHDRAWN;
        }
        long version = held == null ? 1 : held.version() + 1;
        return Row.written(city.name, id, status, version, number, title);
    }
}
