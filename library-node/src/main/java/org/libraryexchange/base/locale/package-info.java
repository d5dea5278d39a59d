/** The languages of pages and letters, and how they name cities, days and numbers. */
package org.libraryexchange.base.locale;
