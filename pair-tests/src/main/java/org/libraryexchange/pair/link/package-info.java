/** Connections between a node and its services that misbehave on purpose. */
package org.libraryexchange.pair.link;
