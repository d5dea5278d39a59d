/** What people do to many items at once, and how it is undone. */
package org.libraryexchange.catalogue.acts;
