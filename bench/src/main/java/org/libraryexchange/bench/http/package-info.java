/** Requests to a node: how many it answers, how long each takes, and what of that is the node's own work. */
package org.libraryexchange.bench.http;
