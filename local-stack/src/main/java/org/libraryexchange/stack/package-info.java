/**
 * PostgreSQL, Kafka and the packaged nodes as child processes of this JVM, with nothing installed. Everything listens on
 * 127.0.0.1 only, keeps its data in folders that the caller names, and ends with the JVM that started it.
 */
package org.libraryexchange.stack;
