/**
 * What the cities tell each other about their catalogues as a whole, so that completeness is proved: digests over every
 * item at one place of the log, receipts, differences, and requests to send something again.
 */
package org.libraryexchange.proof;
