/** Seals: what shows that a record of a log is its owner's, whatever the broker between does. */
package org.libraryexchange.seal;
