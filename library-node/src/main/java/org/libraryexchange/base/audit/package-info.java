/** The audit trail of a node: who did what, and which requests were refused. It never leaves the node. */
package org.libraryexchange.base.audit;
