/** Benchmarks: how they are run, repeated and reported. */
package org.libraryexchange.bench;
