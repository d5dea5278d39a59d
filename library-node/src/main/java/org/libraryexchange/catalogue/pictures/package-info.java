/**
 * The pictures of items: uploaded and read by a process of their own, kept, served, and taken down; and when the city's own
 * take their places in its log.
 */
package org.libraryexchange.catalogue.pictures;
