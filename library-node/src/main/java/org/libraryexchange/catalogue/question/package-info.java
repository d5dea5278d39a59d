/** What readers mean by the words of a question besides the words themselves: days, kinds, forms, audiences and free admission. */
package org.libraryexchange.catalogue.question;
