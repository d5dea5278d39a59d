/** Seals, which show that the owner wrote a record in its log, whatever the broker does. */
package org.libraryexchange.seal;
