/** How many requests one client may make. */
package org.libraryexchange.traffic;
