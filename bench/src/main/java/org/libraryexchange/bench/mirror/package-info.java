/** The exchange beside what somebody would otherwise copy a table with, over the same rows on the same machine. */
package org.libraryexchange.bench.mirror;
