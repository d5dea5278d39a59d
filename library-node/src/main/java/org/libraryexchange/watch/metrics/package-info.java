/** Figures about the exchange for Prometheus. They are read from the database at intervals, never during a scrape. */
package org.libraryexchange.watch.metrics;
