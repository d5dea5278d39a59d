/** What others follow the catalogues by: the changes of each city in order, and a snapshot to begin with. */
package org.libraryexchange.feed;
