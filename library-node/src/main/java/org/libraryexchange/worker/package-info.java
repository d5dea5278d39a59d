/** Work that one process of a city does at a time, under a lock, and goes on with after any failure. */
package org.libraryexchange.worker;
