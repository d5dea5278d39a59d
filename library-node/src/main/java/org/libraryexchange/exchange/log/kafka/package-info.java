/** Reads and writes the logs as Kafka topics. */
package org.libraryexchange.exchange.log.kafka;
