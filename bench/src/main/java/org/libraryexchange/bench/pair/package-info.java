/** Figures of the running pair: delay, catching up, single reads and writes, start and memory. */
package org.libraryexchange.bench.pair;
