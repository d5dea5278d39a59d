/** What people outside may try against a node as it is shipped, and what others notice of it. */
package org.libraryexchange.pair.attack;
