/** Items as readers of one language see them. */
package org.libraryexchange.language;
