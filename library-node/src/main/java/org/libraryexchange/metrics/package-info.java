/** What the database knows of the exchange, as numbers for Prometheus; read now and then, never by a scrape. */
package org.libraryexchange.metrics;
