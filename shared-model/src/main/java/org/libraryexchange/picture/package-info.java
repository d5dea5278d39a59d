/** The documents of the picture logs: the forms in which the pictures of items travel, each with its bytes. */
package org.libraryexchange.picture;
