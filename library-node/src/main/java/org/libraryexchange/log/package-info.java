/**
 * The replication core: the publisher sends the city's changes to its log in order, the applier mirrors a partner's
 * log. Both decide in plain Java over small ports and can be tested without database, broker and Quarkus.
 */
package org.libraryexchange.log;
