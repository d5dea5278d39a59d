/** What ops people and their dashboards ask for: status, rejected records, health. */
package org.libraryexchange.ops;
