/** What all pages for people stand on: language, theme, frame, assets, errors, and how pages go out. */
package org.libraryexchange.web;
