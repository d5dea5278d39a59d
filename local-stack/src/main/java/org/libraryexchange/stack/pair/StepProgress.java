package org.libraryexchange.stack.pair;

import java.util.function.Function;
import java.util.function.Supplier;

/** Hears which steps begin and end. Steps may run at the same time, on several threads. */
public interface StepProgress {

    /** Says nothing. */
    StepProgress SILENT = new StepProgress() {
        @Override
        public <T> T step(String title, Supplier<T> work, Function<T, String> detail) {
            return work.get();
        }
    };

    /**
     * Does the work and returns its result or throws its exception. {@code detail} describes the result in a few words.
     */
    <T> T step(String title, Supplier<T> work, Function<T, String> detail);

    default void step(String title, Runnable work) {
        step(
                title,
                () -> {
                    work.run();
                    return "";
                },
                nothing -> nothing);
    }
}
