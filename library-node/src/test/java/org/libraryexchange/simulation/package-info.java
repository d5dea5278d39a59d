/**
 * Two cities in one thread: seeded histories of writes, crashes, partitions, restores and other faults are played with the
 * production's publisher, applier, proof and retry over a database, a log, a clock and chance in memory. At the end of each
 * history everything is healed, and what docs/architecture.md promises is checked. Items and letters have logs, tables and
 * promises of their own; processes, clocks, partitions and backups are those of the whole city.
 *
 * <p>The core's ports are visible in their own packages only. So the adapters for them, whose names begin with
 * {@code Simulated}, stand in the test sources of {@code log}, {@code proving}, {@code replication}, {@code restoration}
 * and {@code rejected}; the histories, the tables that the adapters work on, and the checks stand here.
 */
package org.libraryexchange.simulation;
