/** Repeated requests: a client that missed the answer may send a request again, and the node does it only once. */
package org.libraryexchange.base.idempotency;
