package org.libraryexchange.digest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.libraryexchange.nights.Chore;

/** Tells the morning and sends the message; by the process that keeps the nights, so that one does. */
@ApplicationScoped
class DigestChore implements Chore {

    private final DailyDigest desk;
    private final DigestMailer post;

    DigestChore(DailyDigest desk, DigestMailer post) {
        this.desk = desk;
        this.post = post;
    }

    @Override
    public boolean step(Instant now) {
        boolean told = desk.tell(now);
        post.send(now);
        return told;
    }
}
