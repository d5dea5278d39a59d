/** Sessions with PostgreSQL, the meaning of its failures, and bulk copying. */
package org.libraryexchange.base.database;
