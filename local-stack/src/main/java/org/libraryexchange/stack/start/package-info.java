/** The command behind {@code ./start}. */
package org.libraryexchange.stack.start;
