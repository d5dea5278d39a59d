package org.libraryexchange.pair;

/** Work whose failure has to name what it was made from. */
final class Seeded {

    /** Something that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private Seeded() {}

    /** Does the work and prints what moved meanwhile; a failure is told together with the description. */
    static void run(String description, Journal journal, Work work) {
        try {
            work.run();
            System.out.println(description + ": " + journal);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(description + " (" + journal + "): " + e.getMessage(), e);
        }
    }
}
