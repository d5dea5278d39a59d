package org.libraryexchange.lettermail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.libraryexchange.lettermail.MailedLetters.Went;

/** Tells how mail to the desks goes. */
@ApplicationScoped
public class DeskMails {

    private final Mailboxes mailboxes;
    private final MailedLetters letters;

    DeskMails(Mailboxes mailboxes, MailedLetters letters) {
        this.mailboxes = mailboxes;
        this.letters = letters;
    }

    /** One for each desk that has a mailbox. Every replica tells the same. */
    public List<DeskMail> all() {
        Map<String, Went> went = letters.went().stream().collect(Collectors.toMap(Went::desk, Function.identity()));
        return mailboxes.desks().stream()
                .map(desk -> of(desk, Optional.ofNullable(went.get(desk))))
                .toList();
    }

    private DeskMail of(String desk, Optional<Went> went) {
        return new DeskMail(desk, mailboxes.names(desk), went.flatMap(Went::mailed), went.flatMap(Went::failingSince));
    }
}
