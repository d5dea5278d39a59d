package org.libraryexchange.node;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The process of a node. */
@QuarkusMain
public final class NodeMain {

    /**
     * Lets addresses that are no URIs reach the node, which refuses them with a problem document; the HTTP server would do so
     * without a word. It looks for this once, when it is loaded.
     */
    static final String ANY_ADDRESS = "vertx.disableURIValidation";

    /**
     * Encrypts the sessions of the staff where no key is configured for it. One of this process alone: they end with it, and
     * no other replica knows them.
     */
    static final String PASSING_KEY = "library.sessions.passing-key";

    private static final int KEY_BYTES = 32;

    private NodeMain() {}

    /** Runs the node until it is told to end. */
    public static void main(String... arguments) {
        System.setProperty(ANY_ADDRESS, "true");
        System.setProperty(PASSING_KEY, randomKey());
        Quarkus.run(arguments);
    }

    private static String randomKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}
