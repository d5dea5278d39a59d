/** What an item goes through inside a node, each piece alone, in processes of its own that JMH starts. */
package org.libraryexchange.bench.pieces;
