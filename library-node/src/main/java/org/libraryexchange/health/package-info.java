/**
 * Whether the exchange gets on. Judged from what the database and the broker say, apart from the threads that do the
 * work, so a red light also shows that nobody works at all.
 */
package org.libraryexchange.health;
