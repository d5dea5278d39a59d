/** The digest that the node makes each morning: what came from the partners, and what needs a person. */
package org.libraryexchange.watch.digest;
