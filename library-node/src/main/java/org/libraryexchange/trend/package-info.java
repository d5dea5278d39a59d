/** How the exchange and the catalogues have come along: noted minute by minute and day by day, for charts. */
package org.libraryexchange.trend;
