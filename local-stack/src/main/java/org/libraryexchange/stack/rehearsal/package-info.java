/** A short run of the packaged pair at the end of a build, which makes its nodes start faster. */
package org.libraryexchange.stack.rehearsal;
