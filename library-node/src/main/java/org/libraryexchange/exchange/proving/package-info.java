/**
 * Proves that mirrors are complete: markers and manifests of the own catalogue, comparisons of mirrored ones, receipts,
 * and the repair of differences. The decisions are in plain Java behind interfaces; see docs/architecture.md.
 */
package org.libraryexchange.exchange.proving;
