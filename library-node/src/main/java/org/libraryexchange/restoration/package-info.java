/** What happens when a database is older than the log that its city has published: comparing, choosing, settling. */
package org.libraryexchange.restoration;
