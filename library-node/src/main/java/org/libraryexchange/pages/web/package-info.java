/** The basis of all pages: language, theme, frame, assets, errors, and the answers that carry pages. */
package org.libraryexchange.pages.web;
