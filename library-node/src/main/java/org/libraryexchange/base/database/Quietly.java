package org.libraryexchange.base.database;

import org.jboss.logging.Logger;

/**
 * Closes something that is no longer needed. If even closing fails, a line in the log may help those who look for a
 * fault.
 */
public final class Quietly {

    private static final Logger LOG = Logger.getLogger(Quietly.class);

    private Quietly() {}

    public static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debugf(e, "could not be closed resource=%s", resource.getClass().getSimpleName());
        }
    }
}
