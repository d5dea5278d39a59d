/**
 * The overnight exchange: which night is due, the steps of its run, and the ledger, which says of every night whether
 * it was covered.
 */
package org.libraryexchange.exchange.nights;
