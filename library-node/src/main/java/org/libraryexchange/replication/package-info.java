/** The workers that publish the city’s log and apply its partners’ logs, put together from their parts. */
package org.libraryexchange.replication;
