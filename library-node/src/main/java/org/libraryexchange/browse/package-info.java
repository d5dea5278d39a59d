/** Both catalogues as pages for readers: the first page, results of a search, and items. */
package org.libraryexchange.browse;
