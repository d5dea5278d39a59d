/** Endpoints that are only measured, never deployed: what a read costs before a node does anything for its reader. */
package org.libraryexchange.bare;
