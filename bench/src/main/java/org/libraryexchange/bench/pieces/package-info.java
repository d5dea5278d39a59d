/** The work of a node for one item. Each piece is measured alone, in its own processes, which JMH starts. */
package org.libraryexchange.bench.pieces;
