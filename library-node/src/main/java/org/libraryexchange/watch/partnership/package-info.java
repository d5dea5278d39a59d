/** What two cities have done together, told by what both of them hold. */
package org.libraryexchange.watch.partnership;
