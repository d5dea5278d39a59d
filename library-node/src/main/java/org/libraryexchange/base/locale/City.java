package org.libraryexchange.base.locale;

import java.time.ZoneId;
import java.util.Optional;

/**
 * A city as pages of one language show it.
 *
 * @param term name in documents and addresses
 * @param title name for readers
 * @param accent its colour, a class of the style sheet
 * @param introduced whether a page introduces it to the readers of other cities
 */
public record City(String term, String title, Optional<ZoneId> zone, String accent, boolean introduced) {}
