package org.libraryexchange.catalogue.formats;

/**
 * A text.
 *
 * @param language of the text, BCP 47; empty if it has none
 */
public record TaggedText(String language, String text) {}
