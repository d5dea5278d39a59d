/** People who sign in to the ops pages: how they get onto a city's list. */
package org.libraryexchange.stack.staff;
