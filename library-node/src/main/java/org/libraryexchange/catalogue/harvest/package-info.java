/** Items for harvesters, by OAI-PMH. */
package org.libraryexchange.catalogue.harvest;
