package org.libraryexchange.pair;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one pair that is started for all of them. Each test leaves both nodes running and the mirrors equal,
 * and expects items of others to be there. A class with a failure may have left anything: its logs are kept, and the next
 * gets a pair of its own.
 */
public final class SharedPair implements ParameterResolver, AfterEachCallback, AfterAllCallback {

    /** Of the proxies; those who want chance in their links say what. */
    private static final long SEED = 14;

    /**
     * Health turns red in half the time that it is meant to take; a test of the long run gives it all of its time. Nodes
     * look for letters to erase again and again.
     */
    private static final Map<String, String> IMPATIENT =
            Map.of("LIBRARY_HEALTH_PATIENCE", "8s", "LIBRARY_LETTERS_ERASE_EVERY", "2s");

    private static final Path LOGS = Path.of("target", "logs-of-failures");

    private static final Namespace SHARED = Namespace.create(SharedPair.class);
    private static final String PAIR = "pair";
    private static final String FAILED = "failed";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == PairUnderTest.class;
    }

    /** The root store closes the pair after the last test. */
    @Override
    public PairUnderTest resolveParameter(ParameterContext parameter, ExtensionContext test) {
        PairUnderTest pair = store(test)
                .computeIfAbsent(
                        PAIR, name -> PairUnderTest.startBehindBrokerProxy(SEED, IMPATIENT), PairUnderTest.class);
        In sort = test.getRequiredTestClass().getAnnotation(In.class);
        return sort == null ? pair : pair.in(sort.value());
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            store(test).put(FAILED, true);
        }
    }

    /** Not after each test: a class may keep the pair for all of its tests. */
    @Override
    public void afterAll(ExtensionContext tests) {
        boolean failed = store(tests).remove(FAILED) != null
                || tests.getExecutionException().isPresent();
        PairUnderTest pair = failed ? store(tests).remove(PAIR, PairUnderTest.class) : null;
        if (pair != null) {
            pair.keepLogs(LOGS.resolve(tests.getRequiredTestClass().getSimpleName()));
            pair.close();
        }
    }

    private static Store store(ExtensionContext test) {
        return test.getRoot().getStore(SHARED);
    }
}
