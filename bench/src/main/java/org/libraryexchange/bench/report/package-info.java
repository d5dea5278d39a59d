/** The tables and charts that benchmarks print. */
package org.libraryexchange.bench.report;
