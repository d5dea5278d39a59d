package org.libraryexchange.base.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.smallrye.mutiny.TimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Sends the mails of one sort. After a failure it waits, and the log tells once that it failed and once that it is over. */
public final class PatientMailer {

    private static final Logger LOG = Logger.getLogger(PatientMailer.class);

    private final Mailer mailer;
    private final String sort;
    private final Duration pause;
    private Instant again = Instant.EPOCH;
    private boolean failing;

    /**
     * @param sort what is sent, as the log says it
     * @param pause how long to wait after a failure
     */
    public PatientMailer(Mailer mailer, String sort, Duration pause) {
        this.mailer = mailer;
        this.sort = sort;
        this.pause = pause;
    }

    /** Whether it no longer waits after a failure. */
    public boolean isRested(Instant now) {
        return !now.isBefore(again);
    }

    /**
     * Sends a mail, and then has it noted. If that is interrupted, the same mail may be sent twice.
     *
     * @param which mail it is, as a key and a value for the log
     * @return whether the mail was sent and noted
     */
    public boolean send(Mail mail, String which, Runnable note, Instant now) {
        try {
            mailer.send(mail);
            note.run();
        } catch (RuntimeException e) {
            // A failing mail server must not stop the caller.
            again = now.plus(pause);
            if (!failing) {
                LOG.warnf("%s not sent, will retry %s cause=%s", sort, which, cause(e));
            }
            failing = true;
            return false;
        }
        if (failing) {
            LOG.infof("%s sent %s", sort, which);
        }
        failing = false;
        return true;
    }

    private static String cause(RuntimeException e) {
        return e instanceof TimeoutException ? "the mail server did not answer in time" : e.getMessage();
    }
}
