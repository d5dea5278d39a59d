/** The history of items: each version, and who made it. */
package org.libraryexchange.catalogue.history;
