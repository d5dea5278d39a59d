/** Both cities' nodes over their services, as {@code ./start}, the tests with faults and the benchmarks run them. */
package org.libraryexchange.stack.pair;
