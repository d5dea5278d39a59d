/** The command {@code issue-token}: access tokens for systems without an identity provider. */
package org.libraryexchange.stack.token;
