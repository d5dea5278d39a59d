/**
 * Dates of festivals: what a rule gives in a year, in words and as days, and what of it an item lacks. It is plain Java,
 * and the only package that asks a library about the Chinese calendar.
 */
package org.libraryexchange.base.calendar;
