/** What the logs are written from and applied to: the catalogue in PostgreSQL. */
package org.libraryexchange.log.postgres;
