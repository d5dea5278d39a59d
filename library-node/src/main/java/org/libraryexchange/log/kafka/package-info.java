/** The logs as topics of Kafka. */
package org.libraryexchange.log.kafka;
