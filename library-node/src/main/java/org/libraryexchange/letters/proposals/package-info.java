/** What becomes of changes that a partner proposes for an item. */
package org.libraryexchange.letters.proposals;
