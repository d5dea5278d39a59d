/**
 * An item of local interest as the cities exchange it: records that mirror the wire contract, each knowing its own
 * rules. Names follow Dublin Core, schema.org, iCalendar and MARC, so that those are renderings, not conversions.
 */
package org.libraryexchange.item;
