/**
 * The documents of the letter logs: what one city's library writes to the other's, and what the addressee did with it.
 * Only its sender changes a letter, and only its addressee a handling.
 */
package org.libraryexchange.letter;
