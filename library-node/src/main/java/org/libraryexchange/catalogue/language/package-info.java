/** Shows items in the language of a reader. */
package org.libraryexchange.catalogue.language;
