package org.libraryexchange.idempotency;

import org.libraryexchange.idempotency.Idempotency.Write;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.libraryexchange.http.ProblemException;
import org.libraryexchange.http.ProblemType;
import org.libraryexchange.idempotency.KeptAnswers.ClientsKey;
import org.libraryexchange.idempotency.KeptAnswers.Kept;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.json.MalformedJsonException;
import org.libraryexchange.security.Actor;

/**
 * Does a write and keeps its answer in one transaction. The transaction locks the key for all replicas. After a crash
 * there is either the write with its answer, or neither.
 */
@ApplicationScoped
class KeyedWrites {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final KeptAnswers answers;
    private final Actor actor;
    private final Clock clock;
    private final IdempotencyConfig config;

    KeyedWrites(KeptAnswers answers, Actor actor, Clock clock, IdempotencyConfig config) {
        this.answers = answers;
        this.actor = actor;
        this.clock = clock;
        this.config = config;
    }

    @Transactional(rollbackOn = Exception.class)
    KeptAnswer once(KeyedRequest request, Write write) throws MalformedJsonException, InvalidItemException {
        ClientsKey key = owned(request.key());
        if (!answers.tryLock(key)) {
            throw inFlight();
        }
        Instant now = clock.instant();
        Optional<Kept> kept = answers.find(key, now.minus(config.expiry()));
        if (kept.isPresent()) {
            return again(request, kept.get());
        }
        KeptAnswer answer = write.perform();
        answers.keep(key, new Kept(request.fingerprint(), answer), now);
        return answer;
    }

    /** The key together with its client. */
    ClientsKey owned(String key) {
        return new ClientsKey(actor.name(), key);
    }

    /** Whether a request with this key was answered. */
    @Transactional
    boolean isAnswered(String key) {
        return answers.find(owned(key), clock.instant().minus(config.expiry())).isPresent();
    }

    static ProblemException inFlight() {
        return ProblemException.retryLater(
                ProblemType.REQUEST_IN_FLIGHT,
                "A request with this Idempotency-Key is still in progress.",
                RETRY_AFTER);
    }

    private static KeptAnswer again(KeyedRequest request, Kept kept) {
        if (!MessageDigest.isEqual(request.fingerprint(), kept.fingerprint())) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED, "The key was used for a request with another address or body.");
        }
        if (kept.answer().body() == null) {
            throw new ProblemException(
                    ProblemType.ERASED,
                    "What the answer was about has been erased since: "
                            + kept.answer().item() + ".");
        }
        return kept.answer();
    }
}
