package org.libraryexchange.digest;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Mails the latest digest. A digest older than 20 hours is no longer mailed. */
@ApplicationScoped
class DigestMailer {

    private static final Logger LOG = Logger.getLogger(DigestMailer.class);
    private static final Duration NEWS = Duration.ofHours(20);

    private final DigestStore store;
    private final DigestMail mails;
    private final Mailer mailer;
    private final DigestConfig config;
    private Instant again = Instant.EPOCH;
    private boolean failing;

    DigestMailer(DigestStore store, DigestMail mails, Mailer mailer, DigestConfig config) {
        this.store = store;
        this.mails = mails;
        this.mailer = mailer;
        this.config = config;
    }

    /** Mails the latest digest unless it was mailed. After a failure, waits for {@link DigestConfig#mailAgain}. */
    void send(Instant now) {
        List<String> readers = config.mailTo().orElse(List.of());
        if (readers.isEmpty() || now.isBefore(again)) {
            return;
        }
        store.toSend(now.minus(NEWS)).ifPresent(digest -> send(digest, readers, now));
    }

    private void send(Digest digest, List<String> readers, Instant now) {
        Mail mail = mails.of(digest);
        try {
            mailer.send(mail.setTo(readers));
            store.mailed(digest.day(), now);
            tell(digest);
        } catch (RuntimeException e) {
            // A failing mail server must not stop the nights. The log reports it once.
            again = now.plus(config.mailAgain());
            if (!failing) {
                LOG.warnf("digest not sent, will retry day=%s cause=%s", digest.day(), cause(e));
            }
            failing = true;
        }
    }

    private static String cause(RuntimeException e) {
        return e instanceof TimeoutException ? "the mail server did not answer in time" : e.getMessage();
    }

    private void tell(Digest digest) {
        if (failing) {
            LOG.infof("digest sent day=%s", digest.day());
        }
        failing = false;
    }
}
