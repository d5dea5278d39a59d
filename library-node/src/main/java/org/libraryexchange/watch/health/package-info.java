/**
 * Whether the exchange makes progress. The watchdog asks the database and the broker, not the threads that do the work.
 * So it also notices if nobody works at all.
 */
package org.libraryexchange.watch.health;
