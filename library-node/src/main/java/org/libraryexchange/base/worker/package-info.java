/** Work that one process of a city does at a time, under a lock, and continues after any failure. */
package org.libraryexchange.base.worker;
