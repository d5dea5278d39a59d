/**
 * An item of local interest as the cities exchange it: records that follow the wire contract, and each knows its own
 * rules. Names follow Dublin Core, schema.org, iCalendar and MARC, so that writing those formats needs no conversion.
 */
package org.libraryexchange.item;
