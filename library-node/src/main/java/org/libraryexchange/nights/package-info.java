/**
 * The overnight exchange: which night is due, the run of each night step by step, and the ledger that tells of every night
 * whether it was covered.
 */
package org.libraryexchange.nights;
