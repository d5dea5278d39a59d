package org.libraryexchange.metrics;

/**
 * One number of a figure.
 *
 * @param partner empty if the figure is about the city itself
 * @param term value of the figure's label; empty if it has none
 */
record Series(Figure figure, String partner, String term) {}
