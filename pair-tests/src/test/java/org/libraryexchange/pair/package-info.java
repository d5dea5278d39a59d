/** Promises of the pair as a whole, kept while processes die, services go away and records are hostile. */
package org.libraryexchange.pair;
