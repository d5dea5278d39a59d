package org.libraryexchange.digest;

import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.mail.PatientMailer;

/** Mails the latest digest. A digest older than 20 hours is no longer mailed. */
@ApplicationScoped
class DigestMailer {

    private static final Duration NEWS = Duration.ofHours(20);

    private final DigestStore store;
    private final DigestMail mails;
    private final DigestConfig config;
    private final PatientMailer mailer;

    DigestMailer(DigestStore store, DigestMail mails, Mailer mailer, DigestConfig config) {
        this.store = store;
        this.mails = mails;
        this.config = config;
        this.mailer = new PatientMailer(mailer, "digest", config.mailAgain());
    }

    /** Mails the latest digest unless it was mailed. After a failure, waits for {@link DigestConfig#mailAgain}. */
    void send(Instant now) {
        List<String> readers = config.mailTo().orElse(List.of());
        if (!readers.isEmpty() && mailer.isRested(now)) {
            store.toSend(now.minus(NEWS)).ifPresent(digest -> send(digest, readers, now));
        }
    }

    private void send(Digest digest, List<String> readers, Instant now) {
        boolean unused = mailer.send(
                mails.of(digest).setTo(readers), "day=" + digest.day(), () -> store.mailed(digest.day(), now), now);
    }
}
