/** Sessions with PostgreSQL, what its failures mean, and bulk copying. */
package org.libraryexchange.database;
