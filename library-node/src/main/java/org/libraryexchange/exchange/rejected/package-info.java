/** Records of partners that could not be mirrored: reading, retrying and dismissing them. */
package org.libraryexchange.exchange.rejected;
