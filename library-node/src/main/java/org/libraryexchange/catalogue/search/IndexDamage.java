package org.libraryexchange.catalogue.search;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/**
 * Files of an index are not as they were written.
 *
 * @param cause as Lucene or the system tells it
 * @param foundNanos when it was found, by {@link System#nanoTime()}
 */
record IndexDamage(String cause, long foundNanos) {

    /** The JVM makes an internal error of a signal: a file that is mapped into memory has become shorter or cannot be read. */
    private static final List<Class<? extends Throwable>> SIGNS = List.of(
            CorruptIndexException.class,
            IndexFormatTooOldException.class,
            IndexFormatTooNewException.class,
            NoSuchFileException.class,
            FileNotFoundException.class,
            EOFException.class,
            InternalError.class);

    /** The damage behind a failure, or behind what caused it; empty if the files may be whole. */
    static Optional<IndexDamage> behind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                // A connection to the database that ends is the end of a stream, too.
                .takeWhile(cause -> !(cause instanceof SQLException))
                .filter(cause -> SIGNS.stream().anyMatch(sign -> sign.isInstance(cause)))
                .findFirst()
                .map(cause -> new IndexDamage(cause.toString(), System.nanoTime()));
    }

    /** Time since it was found. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - foundNanos);
    }
}
