/** Faults that take too long for every build, inflicted on a pair under load by the command {@code pair-tests/faults}. */
package org.libraryexchange.pair.faults;
