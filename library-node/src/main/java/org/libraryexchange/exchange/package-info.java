/** What the two cities' nodes owe each other beyond the records themselves: so far, what became of rejected ones. */
package org.libraryexchange.exchange;
