/** Tables that spreadsheets read and write (RFC 4180). */
package org.libraryexchange.csv;
