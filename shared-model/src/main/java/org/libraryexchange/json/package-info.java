/**
 * Strict reading and canonical writing of JSON (RFC 8259, RFC 8785). Two cities compare documents byte for byte. So
 * each value has exactly one form, and anything that a parser would have to guess is refused.
 */
package org.libraryexchange.json;
