/** Items of several cities that belong together. */
package org.libraryexchange.letters.sisters;
