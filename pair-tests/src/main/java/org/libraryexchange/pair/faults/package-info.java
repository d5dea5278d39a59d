/**
 * Faults that take too long for every build. The command {@code pair-tests/faults} causes them in a pair under load.
 */
package org.libraryexchange.pair.faults;
