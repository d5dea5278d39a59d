/** Makes it possible to follow a change through both cities: in their logs, and in a trace if one is recorded. */
package org.libraryexchange.base.tracing;
