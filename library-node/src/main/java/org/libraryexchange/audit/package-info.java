/** Who did what, and what was refused to whom: for those who watch over a node. It stays there. */
package org.libraryexchange.audit;
