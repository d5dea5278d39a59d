/** Bulk imports: files of rows. The node checks a file, and then writes it step by step to the city's own catalogue. */
package org.libraryexchange.catalogue.imports;
