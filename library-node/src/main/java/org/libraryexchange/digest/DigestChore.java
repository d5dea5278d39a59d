package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.libraryexchange.nights.Chore;

/** Makes the digest and mails it. Only the process that runs the nights does this, so that it is done once. */
@ApplicationScoped
class DigestChore implements Chore {

    private final DailyDigest digest;
    private final DigestMailer mailer;

    DigestChore(DailyDigest digest, DigestMailer mailer) {
        this.digest = digest;
        this.mailer = mailer;
    }

    @Override
    public boolean step(Instant now) {
        boolean told = digest.tell(now);
        mailer.send(now);
        return told;
    }
}
