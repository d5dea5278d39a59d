/** People who sign in to the ops pages, and how to add them to a city's list. */
package org.libraryexchange.stack.staff;
