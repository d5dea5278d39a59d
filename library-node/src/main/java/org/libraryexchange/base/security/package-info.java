/** Who may do what. */
package org.libraryexchange.base.security;
