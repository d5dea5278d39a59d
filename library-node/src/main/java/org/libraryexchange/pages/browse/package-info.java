/** Both catalogues as pages for readers: the first page, search results and items. */
package org.libraryexchange.pages.browse;
