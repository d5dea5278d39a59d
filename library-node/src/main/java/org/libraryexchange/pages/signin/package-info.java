/** Lets staff sign in to the node's ops pages, and keeps others from using their sessions. */
package org.libraryexchange.pages.signin;
