/** Proofs after loads: when a catalogue has got its first items, and after imports. */
package org.libraryexchange.exchange.loads;
