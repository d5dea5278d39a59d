package org.libraryexchange.metrics;

/**
 * One number of a figure.
 *
 * @param partner empty where the figure is the city's own
 * @param term of the figure's label; empty where it has none
 */
record Series(Figure figure, String partner, String term) {}
