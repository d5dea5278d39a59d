/** Mail to people in the city, through a mail server that may be away. */
package org.libraryexchange.base.mail;
