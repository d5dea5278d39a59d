/** Both packaged nodes as real processes with real services, for tests with faults and for measurements. */
package org.libraryexchange.pair;
