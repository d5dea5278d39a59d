package org.libraryexchange.base.node;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts a node. */
@QuarkusMain
public final class NodeMain {

    /**
     * Lets requests with malformed addresses reach the node, which answers with a problem document; the HTTP server
     * would refuse them without an explanation. The server reads this property once, when its class is loaded.
     */
    static final String ANY_ADDRESS = "vertx.disableURIValidation";

    /** Makes Netty load the extension that limits connections, see {@code ConnectionLimits}. */
    static final String EXTENSIONS = "io.netty.bootstrap.extensions";

    private NodeMain() {}

    /** Runs the node until it is told to stop. */
    public static void main(String... arguments) {
        System.setProperty(ANY_ADDRESS, "true");
        System.setProperty(EXTENSIONS, "serviceload");
        Quarkus.run(arguments);
    }
}
