package org.libraryexchange.letters.mail;

import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.libraryexchange.base.mail.PatientMailer;
import org.libraryexchange.base.node.LettersConfig;
import org.libraryexchange.exchange.nights.Chore;
import org.libraryexchange.letters.mail.MailedLetters.Batch;

/** Mails each desk about the letters that have come for it. Only the process that runs the nights does this. */
@ApplicationScoped
class LetterMailer implements Chore {

    /** No mail is sent about older letters: not when a mailbox is new, nor when the database was restored. */
    private static final Duration NEWS = Duration.ofDays(3);

    /** How often to look while letters are gathered. */
    private static final int LOOKS = 20;

    private final Mailboxes mailboxes;
    private final MailedLetters letters;
    private final LetterMail mails;
    private final Duration after;
    private final Map<String, PatientMailer> mailers = new HashMap<>();
    private Instant next = Instant.EPOCH;

    LetterMailer(Mailboxes mailboxes, MailedLetters letters, LetterMail mails, Mailer mailer, LettersConfig config) {
        this.mailboxes = mailboxes;
        this.letters = letters;
        this.mails = mails;
        this.after = config.mailAfter();
        mailboxes
                .desks()
                .forEach(
                        desk -> mailers.put(desk, new PatientMailer(mailer, "mail about letters", config.mailAfter())));
    }

    /** Sends one mail at most, so that the nights never wait for several. */
    @Override
    public boolean step(Instant now) {
        if (mailers.isEmpty() || now.isBefore(next)) {
            return false;
        }
        Optional<Batch> due = due(now);
        next = due.isPresent() ? now : now.plus(after.dividedBy(LOOKS));
        return due.map(it -> send(it, now)).orElse(false);
    }

    private Optional<Batch> due(Instant now) {
        List<Batch> gathered = Batch.of(letters.unmailed(now.minus(NEWS)), mailboxes::deskFor);
        return gathered.stream()
                .filter(mail -> mailers.containsKey(mail.desk()))
                .filter(mail -> mailers.get(mail.desk()).isRested(now))
                .filter(mail -> !now.isBefore(mail.since().plus(after)))
                .findFirst();
    }

    private boolean send(Batch due, Instant now) {
        boolean sent =
                mailers.get(due.desk()).send(mails.of(due), "desk=" + due.desk(), () -> letters.mailed(due, now), now);
        if (!sent) {
            letters.failed(due.desk(), now);
        }
        return sent;
    }
}
