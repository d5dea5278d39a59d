/**
 * Proof that mirrors are complete: markers and manifests of the own catalogue, comparisons of mirrored ones, receipts,
 * and the repair of what differs. The decisions are plain Java over ports; see docs/architecture.md.
 */
package org.libraryexchange.proving;
