/** Spreadsheets as people have them: workbooks, tables in any encoding, their columns, and what people write in cells. */
package org.libraryexchange.catalogue.spreadsheet;
