/** Pauses: for some time, nothing of a partner is applied, because somebody has decided so. */
package org.libraryexchange.exchange.pauses;
