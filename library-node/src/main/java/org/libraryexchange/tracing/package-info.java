/** Lets a change be followed through both cities: in their logs, and as a trace where somebody records one. */
package org.libraryexchange.tracing;
