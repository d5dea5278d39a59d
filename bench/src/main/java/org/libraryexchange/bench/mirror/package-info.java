/** The exchange compared with other programs that copy a table, with the same rows on the same machine. */
package org.libraryexchange.bench.mirror;
