/** The ops pages: whether all is well, and what to do if not. They show what the API offers to programs. */
package org.libraryexchange.pages.console;
