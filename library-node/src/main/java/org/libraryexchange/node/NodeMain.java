package org.libraryexchange.node;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The process of a node. */
@QuarkusMain
public final class NodeMain {

    /**
     * Lets addresses that are no URIs reach the node, which refuses them with a problem document; the HTTP server would do so
     * without a word. It looks for this once, when it is loaded.
     */
    static final String ANY_ADDRESS = "vertx.disableURIValidation";

    /** Has Netty look for what bounds connections, see {@code ConnectionLimits}. */
    static final String EXTENSIONS = "io.netty.bootstrap.extensions";

    private NodeMain() {}

    /** Runs the node until it is told to end. */
    public static void main(String... arguments) {
        System.setProperty(ANY_ADDRESS, "true");
        System.setProperty(EXTENSIONS, "serviceload");
        Quarkus.run(arguments);
    }
}
