/** Requests that are sent again because their answer was missed, and must not be done again. */
package org.libraryexchange.idempotency;
