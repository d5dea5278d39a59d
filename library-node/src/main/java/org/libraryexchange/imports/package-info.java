/** Bulk imports: files of rows that are checked, and written to the city's own catalogue by and by. */
package org.libraryexchange.imports;
