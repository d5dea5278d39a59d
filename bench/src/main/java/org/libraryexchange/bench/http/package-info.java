/** Requests to a node: how many it answers, how long each takes, and how much of that is the node's own work. */
package org.libraryexchange.bench.http;
