package org.libraryexchange.rejected;

/**
 * How large a rejected record is, and how large it was if only the beginning of its value was kept.
 *
 * @param bytes size of key, value and headers together
 * @param wholeBytes size of the whole value, if only its beginning was kept; otherwise null
 * @param wholeSha256 of the whole value in hexadecimal, if only its beginning was kept; otherwise null
 */
public record RecordSize(long bytes, Long wholeBytes, String wholeSha256) {}
