/** What is told each morning: what has come from the partners, and what needs a person. */
package org.libraryexchange.digest;
