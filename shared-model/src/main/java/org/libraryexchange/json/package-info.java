/**
 * Strict reading and canonical writing of JSON (RFC 8259, RFC 8785). Two cities compare documents byte for byte, so
 * one value has exactly one form, and nothing that a parser would guess at is let in.
 */
package org.libraryexchange.json;
