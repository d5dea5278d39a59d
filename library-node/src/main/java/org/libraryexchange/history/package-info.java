/** What became of an item, version by version, and by whom. */
package org.libraryexchange.history;
