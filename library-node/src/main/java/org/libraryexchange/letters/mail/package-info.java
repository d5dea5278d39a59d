/** Mail to the city's desks about letters that have come for them. It says nothing that a letter says. */
package org.libraryexchange.letters.mail;
