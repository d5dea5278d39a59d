/**
 * Letters to and from the partners: writing, sending and reading them, and saying what became of them. Letters are for
 * librarians; nothing of what they say is in a log line, a metric, an address or an answer to anybody else. All
 * statements name their tables in full, so that they do not depend on the search path.
 */
package org.libraryexchange.letters;
