/** Connections between a node and its services that behave badly on purpose. */
package org.libraryexchange.pair.link;
