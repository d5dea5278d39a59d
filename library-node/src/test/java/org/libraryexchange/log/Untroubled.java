package org.libraryexchange.log;

/** The standing of a worker that nobody disturbs. */
final class Untroubled implements Standing {

    @Override
    public void require() {}

    @Override
    public void waiting(String cause) {}
}
