package org.libraryexchange.exchange.log;

/** Says that the publisher has something to do other than sending a changed item. Observed after the commit. */
public record PublisherNeeded() {}
