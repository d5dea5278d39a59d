/**
 * Records of a city's item log: the envelope in the headers, and what a mirror checks before it accepts a document. The
 * mirror treats the partner's records as hostile.
 */
package org.libraryexchange.record;
