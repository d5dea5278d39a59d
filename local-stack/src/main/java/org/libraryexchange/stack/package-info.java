/**
 * PostgreSQL, Kafka and the packaged nodes as child processes of this JVM. Nothing needs to be installed. They listen
 * only on 127.0.0.1, keep their data in folders that the caller names, and end with the JVM that started them.
 */
package org.libraryexchange.stack;
