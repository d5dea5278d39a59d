/** The one catalogue of errors, and their form on the wire (RFC 9457, {@code application/problem+json}). */
package org.libraryexchange.problem;
