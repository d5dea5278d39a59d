package org.libraryexchange.database;

import org.jboss.logging.Logger;

/** Closes what is given up anyway; that it cannot even be closed is worth a line for those who search a fault. */
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
