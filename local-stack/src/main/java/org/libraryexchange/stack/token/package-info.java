/** The command {@code issue-token}: access tokens for systems where there is no identity provider. */
package org.libraryexchange.stack.token;
