/**
 * What all addresses have in common: errors as problem documents (RFC 9457), parameters, bodies, and limits for
 * clients.
 */
package org.libraryexchange.base.http;
