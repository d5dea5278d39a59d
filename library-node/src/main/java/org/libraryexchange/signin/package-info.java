/** How people of the staff sign in to the node's ops pages, and what keeps others from using their sessions. */
package org.libraryexchange.signin;
