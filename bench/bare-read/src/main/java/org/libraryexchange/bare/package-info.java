/**
 * Endpoints that are only measured and never deployed. They show what a read costs before a node does any work of its
 * own.
 */
package org.libraryexchange.bare;
