/** The workers that publish the city's log and apply its partners' logs, assembled from their parts. */
package org.libraryexchange.exchange.replication;
