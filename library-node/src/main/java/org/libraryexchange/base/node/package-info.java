/** A node's city, its partners, and its start. */
package org.libraryexchange.base.node;
