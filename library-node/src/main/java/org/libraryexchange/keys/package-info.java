/** The keys that cities seal and sign with. */
package org.libraryexchange.keys;
