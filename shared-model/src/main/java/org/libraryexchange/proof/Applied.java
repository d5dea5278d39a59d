package org.libraryexchange.proof;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mirror says how far it has applied a log. Later ones replace it. An earlier place follows only if the mirror was
 * restored, or reads the log from the start.
 *
 * @param log source of the log, see {@link LogSource}
 * @param mirror that has applied it
 * @param sequence of the last change that was applied
 * @param made when
 */
public record Applied(String log, String mirror, long sequence, Instant made) implements Message {

    private static final int LONGEST_LOG = 150;
    private static final Pattern LETTERS = Pattern.compile("/cities/[a-z0-9-]+/letters/[a-z0-9-]+");

    public Applied {
        Checks.given("log", log);
        Checks.given("mirror", mirror);
        Checks.count("sequence", sequence);
        Checks.time("made", made);
        Checks.most("log", log.length(), LONGEST_LOG);
        boolean isOfLetters = LETTERS.matcher(log).matches() && log.endsWith("/letters/" + mirror);
        if (!isOfLetters && !LogSource.isOfItems(log) && !LogSource.isOfPictures(log)) {
            throw new IllegalArgumentException("log: must be a log of items or pictures, or of letters to " + mirror);
        }
    }

    @Override
    public Optional<String> about() {
        return Optional.of(log);
    }

    @Override
    public String key() {
        return log;
    }

    @Override
    public String name() {
        return type().term() + log + "/" + sequence + "/" + made;
    }
}
