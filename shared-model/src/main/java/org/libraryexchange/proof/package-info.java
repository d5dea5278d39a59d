/**
 * The messages by which cities prove that mirrors are complete: digests over every item at one place in the log,
 * receipts, differences, and requests to send something again.
 */
package org.libraryexchange.proof;
