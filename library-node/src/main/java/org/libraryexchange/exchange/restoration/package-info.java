/**
 * Handles a database that is older than the log that its city has published: compares, lets operators choose, and
 * settles.
 */
package org.libraryexchange.exchange.restoration;
