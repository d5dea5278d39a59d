package org.libraryexchange.watch.digest;

import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.base.mail.PatientMailer;
import org.libraryexchange.exchange.nights.Chore;

/**
 * Makes the digest and mails it, unless it is older than 20 hours. Only the process that runs the nights does this, so
 * that it is done once.
 */
@ApplicationScoped
class DigestChore implements Chore {

    private static final Duration NEWS = Duration.ofHours(20);

    private final DailyDigest digest;
    private final DigestStore store;
    private final DigestMail mails;
    private final DigestConfig config;
    private final PatientMailer mailer;

    DigestChore(DailyDigest digest, DigestMail mails, Mailer mailer) {
        this.digest = digest;
        this.store = digest.store();
        this.mails = mails;
        this.config = digest.config();
        this.mailer = new PatientMailer(mailer, "digest", config.mailAgain());
    }

    @Override
    public boolean step(Instant now) {
        boolean told = digest.tell(now);
        send(now);
        return told;
    }

    /** Mails the latest digest unless it was mailed. After a failure, waits for {@link DigestConfig#mailAgain}. */
    void send(Instant now) {
        List<String> readers = config.mailTo().orElse(List.of());
        if (!readers.isEmpty() && mailer.isRested(now)) {
            store.toSend(now.minus(NEWS)).ifPresent(latest -> send(latest, readers, now));
        }
    }

    private void send(Digest latest, List<String> readers, Instant now) {
        boolean unused = mailer.send(
                mails.of(latest).setTo(readers), "day=" + latest.day(), () -> store.mailed(latest.day(), now), now);
    }
}
