/** The desk, where librarians write, translate and publish the city's items in a browser. */
package org.libraryexchange.pages.desk;
