/** The formats in which items leave for other programs: iCalendar, Atom, BibTeX and RIS. Plain Java, without HTTP. */
package org.libraryexchange.catalogue.formats;
