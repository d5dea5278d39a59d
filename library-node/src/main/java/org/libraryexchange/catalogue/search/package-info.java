/** Search over both catalogues: a projection of the items with a place of its own in their logs, and queries of it. */
package org.libraryexchange.catalogue.search;
