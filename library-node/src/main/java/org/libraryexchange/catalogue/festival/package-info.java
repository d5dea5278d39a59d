/** Festivals by rule at their owner's node: adding each day the dates that are due, and showing what a rule would give. */
package org.libraryexchange.catalogue.festival;
