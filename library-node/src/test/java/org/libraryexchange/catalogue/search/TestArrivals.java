package org.libraryexchange.catalogue.search;

import org.libraryexchange.catalogue.search.RightOfWay.Arrivals;

/** Items that arrive as a test says: at first none. */
final class TestArrivals implements Arrivals {

    private long waiting;
    private long fewerEachLook;
    private long arrived = 1;
    private long moreEachLook;
    private int looks;

    /** @param fewerEachLook so many of them are done at each look */
    TestArrivals waiting(long records, long fewerEachLook) {
        this.waiting = records;
        this.fewerEachLook = fewerEachLook;
        return this;
    }

    TestArrivals arriving(long moreEachLook) {
        this.moreEachLook = moreEachLook;
        return this;
    }

    int looks() {
        return looks;
    }

    @Override
    public long waiting() {
        looks++;
        waiting -= fewerEachLook;
        return waiting;
    }

    @Override
    public long arrived() {
        arrived += moreEachLook;
        return arrived;
    }
}
