package org.libraryexchange.pair;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one pair that is started for all of them. Each test leaves both nodes running and the mirrors equal,
 * and expects items of others to be there.
 */
public final class SharedPair implements ParameterResolver {

    /** Of the proxies; those who want chance in their links say what. */
    private static final long SEED = 14;

    /**
     * Health turns red in half the time that it is meant to take; a test of the long run gives it all of its time. Nodes
     * look for letters to erase again and again.
     */
    private static final Map<String, String> IMPATIENT =
            Map.of("LIBRARY_HEALTH_PATIENCE", "8s", "LIBRARY_LETTERS_ERASE_EVERY", "2s");

    private static final Namespace SHARED = Namespace.create(SharedPair.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == PairUnderTest.class;
    }

    /** The root store closes the pair after the last test. */
    @Override
    public PairUnderTest resolveParameter(ParameterContext parameter, ExtensionContext test) {
        PairUnderTest pair = test.getRoot()
                .getStore(SHARED)
                .computeIfAbsent(
                        "pair", name -> PairUnderTest.startBehindBrokerProxy(SEED, IMPATIENT), PairUnderTest.class);
        In sort = test.getRequiredTestClass().getAnnotation(In.class);
        return sort == null ? pair : pair.in(sort.value());
    }
}
