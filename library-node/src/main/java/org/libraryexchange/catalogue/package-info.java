/** The catalogue: writing the city's own items, reading both cities' items, and the REST resources for both. */
package org.libraryexchange.catalogue;
