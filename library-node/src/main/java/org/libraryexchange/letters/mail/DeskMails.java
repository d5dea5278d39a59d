package org.libraryexchange.letters.mail;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.letters.mail.MailedLetters.MailState;

/** Tells how mail to the desks goes. */
@Singleton
public record DeskMails(Mailboxes mailboxes, MailedLetters letters) {

    /** One for each desk that has a mailbox. Every replica tells the same. */
    public List<DeskMail> all() {
        Map<String, MailState> went =
                letters.went().stream().collect(Collectors.toMap(MailState::desk, Function.identity()));
        return mailboxes.desks().stream()
                .map(desk -> of(desk, Optional.ofNullable(went.get(desk))))
                .toList();
    }

    private DeskMail of(String desk, Optional<MailState> went) {
        return new DeskMail(
                desk, mailboxes.names(desk), went.flatMap(MailState::mailed), went.flatMap(MailState::failingSince));
    }

    /**
     * How mail to a desk goes. The mailbox itself is not told.
     *
     * @param names of the desk, by language
     * @param sent when the mail server last took a mail about letters for it
     * @param failingSince since when the mail server has taken none; empty if it took the last one
     */
    public record DeskMail(
            String desk, Map<String, String> names, Optional<Instant> sent, Optional<Instant> failingSince) {}
}
