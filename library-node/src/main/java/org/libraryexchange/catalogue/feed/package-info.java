/** How clients follow the catalogues: the changes of each city in order, and a snapshot to begin with. */
package org.libraryexchange.catalogue.feed;
