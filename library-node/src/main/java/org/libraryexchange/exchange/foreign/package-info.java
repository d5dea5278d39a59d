/** Records in the city's own logs that somebody else has written: noticed, told, and settled by a person. */
package org.libraryexchange.exchange.foreign;
