/** Stores the logs' side of the catalogue in PostgreSQL: what the publisher sends and what the applier writes. */
package org.libraryexchange.exchange.log.postgres;
