package org.libraryexchange.lettermail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How mail to a desk goes. The mailbox itself is not told.
 *
 * @param names of the desk, by language
 * @param sent when the mail server last took a mail about letters for it
 * @param failingSince since when the mail server has taken none; empty if it took the last one
 */
public record DeskMail(
        String desk, Map<String, String> names, Optional<Instant> sent, Optional<Instant> failingSince) {}
