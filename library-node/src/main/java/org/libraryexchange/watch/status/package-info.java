/** The status, health and trends of the exchange, for operators and their dashboards. */
package org.libraryexchange.watch.status;
