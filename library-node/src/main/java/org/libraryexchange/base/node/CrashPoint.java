package org.libraryexchange.base.node;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Named places in the code at which a fault test ends the process without any clean-up, as a power cut would. Outside
 * such a test no point is armed, and a hit costs one comparison with null.
 *
 * <p>To arm a point, set the system property {@value #PROPERTY} to {@code point:n}, for the n-th hit of the point.
 */
public final class CrashPoint {

    static final String PROPERTY = "libraryexchange.crash-point";
    private static final int KILLED = 137;

    private static final String ARMED = armed();
    private static final AtomicInteger HITS_LEFT = new AtomicInteger(hits());

    private CrashPoint() {}

    /** Ends the process if this point is armed and this is the chosen hit. */
    public static void hit(String point) {
        if (ARMED != null && ARMED.equals(point) && HITS_LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static String armed() {
        String property = System.getProperty(PROPERTY);
        return property == null ? null : property.substring(0, property.indexOf(':'));
    }

    private static int hits() {
        String property = System.getProperty(PROPERTY);
        return property == null ? 0 : Integer.parseInt(property.substring(property.indexOf(':') + 1));
    }
}
