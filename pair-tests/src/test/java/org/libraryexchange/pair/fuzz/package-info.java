/** Requests that nobody would think of, made at random from the description of the API. */
package org.libraryexchange.pair.fuzz;
