/**
 * Records of a city's item log: the envelope in the headers, and what a mirror checks before it lets a document in.
 * The partner's records are treated as hostile.
 */
package org.libraryexchange.record;
