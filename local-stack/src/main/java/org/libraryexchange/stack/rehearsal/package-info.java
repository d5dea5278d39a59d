/** A short run of the packaged pair at the end of a build, from which its nodes learn to start faster. */
package org.libraryexchange.stack.rehearsal;
