/**
 * The messages that cities send beside their documents. By most of them, they prove that mirrors are complete: digests
 * over every document at one place in the log, receipts, differences, and requests to send something again.
 */
package org.libraryexchange.proof;
