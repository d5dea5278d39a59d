/** Who may do what. */
package org.libraryexchange.security;
