/** The city's own items and the mirrored ones: the write path, queries and their REST resources. */
package org.libraryexchange.catalogue;
