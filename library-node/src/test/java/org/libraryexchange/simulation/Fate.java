package org.libraryexchange.simulation;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.libraryexchange.base.database.StoreFailedException;

/** What befalls one process at its calls of ports; decided beforehand by the history. */
public final class Fate {

    /** What can happen once. */
    enum Trouble {
        /** The process ends. */
        CRASH,
        /** The process stands still, loses its locks, and the others go on. */
        FREEZE,
        /** The database does not answer. Whether it did what it was asked to depends on the place of the call. */
        DATABASE_FAILS
    }

    /** What becomes of the next batch that is sent. */
    public enum Sending {
        /** It arrives. */
        WHOLE,
        /** Nothing of it arrives. */
        REFUSED,
        /** Half of it arrives, and nobody is told. */
        HALF,
        /** All of it arrives, and nobody is told. */
        UNACKNOWLEDGED,
        /** It arrives much later, and nobody is told. */
        LATE,
        /** It arrives, one record with other bytes than were sent. */
        GARBLED,
        /** All of it is acknowledged, and one record has not arrived. */
        SWALLOWED
    }

    private final Runnable meanwhile;
    private final Map<Point, Integer> troubled = new EnumMap<>(Point.class);
    private Random chance = new Random(0);
    private Trouble trouble;
    private Point where;
    private int callsLeft;
    private Sending sending = Sending.WHOLE;
    private boolean cutOff;
    private boolean ended;
    private boolean inTransaction;
    private boolean healed;

    /**
     * @param meanwhile what the others do while this process stands still
     */
    Fate(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    /** Comes about at a named point, or after so many calls. */
    void decide(Trouble next, Point at, int calls) {
        trouble = next;
        where = at;
        callsLeft = calls;
    }

    void decide(Sending next) {
        sending = next;
    }

    void cutOff(boolean isCutOff) {
        cutOff = isCutOff;
    }

    void throwDice(long seed) {
        chance = new Random(seed);
    }

    /** The process is ended from outside; if it stands still it notices when it wakes. */
    void end() {
        ended = true;
    }

    void begin() {
        ended = false;
        sending = Sending.WHOLE;
        trouble = null;
        inTransaction = false;
    }

    /** All is well from here on. */
    void heal() {
        trouble = null;
        sending = Sending.WHOLE;
        cutOff = false;
        healed = true;
    }

    /** Points at which something happened, and how often. */
    Map<Point, Integer> troubled() {
        return troubled;
    }

    /** The process calls a port, or comes back from it. */
    public void passes(Point point) {
        if (ended) {
            throw new Crash(point);
        }
        if (trouble != null && isDue(point)) {
            Trouble now = trouble;
            trouble = null;
            troubled.merge(point, 1, Integer::sum);
            befalls(now, point);
        }
    }

    private boolean isDue(Point point) {
        if (inTransaction && trouble == Trouble.FREEZE) {
            // Whoever stands still inside a transaction keeps its locks: the others would wait, which is no news.
            return false;
        }
        return where == null ? callsLeft-- <= 0 : where == point;
    }

    private void befalls(Trouble now, Point point) {
        switch (now) {
            case CRASH -> throw new Crash(point);
            case DATABASE_FAILS -> throw new StoreFailedException("the database does not answer", null);
            case FREEZE -> {
                meanwhile.run();
                if (ended) {
                    throw new Crash(point);
                }
            }
        }
    }

    /** From here to its end a transaction runs. */
    public void inTransaction(boolean begins) {
        inTransaction = begins;
    }

    public boolean isCutOff() {
        return cutOff;
    }

    /** Whether it is time to look at a topic's id: now and then; in the end everybody has looked. */
    public boolean looks() {
        return healed || chance(2) == 0;
    }

    /** What becomes of the batch that is sent now. */
    public Sending sending() {
        Sending now = sending;
        sending = Sending.WHOLE;
        return now;
    }

    /** A number from 0 to one below the bound. */
    public int chance(int bound) {
        return chance.nextInt(bound);
    }
}
