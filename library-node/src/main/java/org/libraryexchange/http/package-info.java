/** What HTTP asks of every address: errors as problem documents (RFC 9457), parameters, bodies, and limits for each client. */
package org.libraryexchange.http;
