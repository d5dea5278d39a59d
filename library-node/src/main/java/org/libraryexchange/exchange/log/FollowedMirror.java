package org.libraryexchange.exchange.log;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.libraryexchange.base.tracing.ChangeTrail;
import org.libraryexchange.base.tracing.Stretch;
import org.libraryexchange.record.DocumentRecord;
import org.libraryexchange.record.Judgement.Accepted;

/** Reports to the trail which changes were applied. */
public record FollowedMirror(MirrorStore mirror, String topic, ChangeTrail trail, Clock clock) implements MirrorStore {

    @Override
    public Position position() {
        return mirror.position();
    }

    @Override
    public boolean isCatchingUp() {
        return mirror.isCatchingUp();
    }

    @Override
    public boolean isPaused() {
        return mirror.isPaused();
    }

    @Override
    public void fallBehind() {
        mirror.fallBehind();
    }

    @Override
    public int apply(MirrorBatch batch) {
        Instant begun = clock.instant();
        int applied = mirror.apply(batch);
        if (!batch.items().isEmpty()) {
            List<DocumentRecord> changes =
                    batch.items().stream().map(Accepted::record).toList();
            trail.applied(new Stretch(topic, changes, begun, clock.instant()), applied);
        }
        return applied;
    }
}
