/** Which city a node belongs to, who its partners are, and its start. */
package org.libraryexchange.node;
