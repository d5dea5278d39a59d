/**
 * The replication core: the publisher sends the city's changes to its log in order, and the applier mirrors a partner's
 * log. Both decide in plain Java behind small interfaces, so they can be tested without a database, a broker or
 * Quarkus.
 */
package org.libraryexchange.exchange.log;
