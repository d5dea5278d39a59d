/** The keys with which cities seal and sign. */
package org.libraryexchange.exchange.keys;
