/** Both cities' nodes with their services, as {@code ./start}, the fault tests and the benchmarks run them. */
package org.libraryexchange.stack.pair;
