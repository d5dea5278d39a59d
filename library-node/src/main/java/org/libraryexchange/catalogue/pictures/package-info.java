/** The pictures of items: which are here, and when the city's own take their places in its log. */
package org.libraryexchange.catalogue.pictures;
