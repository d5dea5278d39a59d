/** Where the city takes records from by itself: what is asked when, and what comes of the answers. */
package org.libraryexchange.catalogue.sources;
