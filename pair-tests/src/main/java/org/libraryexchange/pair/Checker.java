package org.libraryexchange.pair;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.pair.Audit.Change;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.Journal.Attempt;
import org.libraryexchange.pair.Journal.State;
import org.libraryexchange.pair.RequestOutcome.Acknowledged;

/** Checks after a fault whether the promises were kept. It compares what clients, databases and log hold. */
public final class Checker {

    private static final int FEWEST_CHANGES = 1_000;
    private static final int FEWEST_KEYS = 200;
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private final CityUnderTest owner;
    private final CityUnderTest mirror;
    private final TopicUnderTest log;
    private final Journal journal;
    private final Set<State> before;
    private final Audit audit;
    private final Strangers strangers;

    /** Make the checker before the fault, when nothing is in progress. From then on it watches the mirror. */
    public Checker(PairUnderTest pair, Journal journal) {
        this.owner = pair.leeds();
        this.mirror = pair.hangzhou();
        this.log = pair.log(owner);
        this.journal = journal;
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, log, SETTLED);
        this.before = states(owner);
        this.audit = Audit.of(mirror, owner);
        this.strangers = new Strangers(pair);
    }

    /** Records that do not belong in the log. The checker checks them too. */
    public Strangers strangers() {
        return strangers;
    }

    /**
     * Fails unless every promise was kept.
     *
     * @param within time in which the pair must catch up by itself
     */
    public void check(Duration within) {
        enoughHappened();
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, log, within);
        CityAssert.assertThat(mirror).mirrors(owner);
        nothingIsMissingInTheLog();
        acknowledgedWritesStand();
        mirrorNeverWentBack();
        nothingWasInvented();
        strangers.areRejectedAndNothingElse();
    }

    /** A run with too few changes proves nothing. */
    private void enoughHappened() {
        assertThat(journal.changes()).as("changes during the fault").isGreaterThanOrEqualTo(FEWEST_CHANGES);
        assertThat(journal.keys()).as("keys that they were made to").isGreaterThanOrEqualTo(FEWEST_KEYS);
    }

    /** If a state was lost and later overwritten, only the chain of the records shows it. */
    private void nothingIsMissingInTheLog() {
        assertThat(mirror.database()
                        .query(
                                "select gap_after from mirror_position where owner = ?",
                                row -> row.getObject(1),
                                owner.name()))
                .as("sequence after which a record is missing")
                .containsExactly((Object) null);
    }

    /** They exist at the owner, and so at the mirror, which equals it. */
    private void acknowledgedWritesStand() {
        Map<UUID, StoredItem> mirrored = mirror.database().items(owner.name());
        journal.histories().forEach(history -> acknowledgedWritesStand(history, mirrored));
    }

    private void acknowledgedWritesStand(List<Attempt> history, Map<UUID, StoredItem> mirrored) {
        Acknowledged last = null;
        Set<State> possible = new HashSet<>();
        for (Attempt attempt : history) {
            if (attempt.outcome() instanceof Acknowledged acknowledged) {
                last = acknowledged;
                possible.clear();
            }
            if (attempt.mayStand()) {
                possible.add(attempt.state());
            }
        }
        boolean drafts = history.get(0).state().status().equals("draft");
        if (last != null && !drafts) {
            stands(last, possible, mirrored.get(last.id()));
        }
    }

    private static void stands(Acknowledged last, Set<State> possible, StoredItem mirrored) {
        assertThat(mirrored).as("mirror of the acknowledged %s", last.body()).isNotNull();
        assertThat(mirrored.version()).as("version of %s", mirrored.id()).isGreaterThanOrEqualTo(last.version());
        if (possible.size() == 1) {
            assertThat(mirrored.sha256())
                    .as("digest of the acknowledged %s", last.body())
                    .isEqualTo(last.sha256());
        }
        assertThat(possible).as("states that %s may have", mirrored.id()).contains(stateOf(mirrored));
    }

    private static Set<State> states(CityUnderTest owner) {
        return owner.database().items(owner.name()).values().stream()
                .map(Checker::stateOf)
                .collect(Collectors.toSet());
    }

    private static State stateOf(StoredItem item) {
        JsonNode document = Json.read(item.document());
        String text = Stream.of("/title/en", "/subject/en", "/reason/en", "/sha256")
                .map(document::at)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
        return new State(text, item.status());
    }

    private void mirrorNeverWentBack() {
        Map<UUID, Change> latest = new HashMap<>();
        List<Change> changes = audit.changes();
        assertThat(changes).as("changes of the mirror").isNotEmpty();
        for (Change change : changes) {
            Change before = latest.put(change.id(), change);
            assertThat(change.operation()).as("%s", change).isNotEqualTo("DELETE");
            if (before != null) {
                assertThat(change.sequence()).as("after %s", before).isGreaterThan(before.sequence());
                assertThat(change.version()).as("after %s", before).isGreaterThan(before.version());
            }
        }
    }

    /**
     * At no time did the mirror hold anything that no client wrote, or that was refused. The owner may send again what
     * it held before, in a repair that an earlier fault has started.
     */
    private void nothingWasInvented() {
        Set<State> possible = new HashSet<>(before);
        possible.addAll(journal.possibleStates());
        assertThat(audit.changes())
                .filteredOn(change -> !possible.contains(new State(change.title(), change.status())))
                .as("changes of the mirror to what nobody wrote")
                .isEmpty();
    }

    /** Makes the mirror read the whole log again. Returns how many rows of the mirror this changed. */
    public long replay(Duration within) {
        long before = audit.changes().size();
        Map<UUID, StoredItem> items = mirror.database().items(owner.name());
        mirror.node().stop();
        mirror.database().execute("update mirror_position set next_offset = 0 where owner = ?", owner.name());
        mirror.restartNode();
        CityAssert.assertThat(mirror).reachesEndOfLogOf(owner, log, within);
        assertThat(mirror.database().items(owner.name())).isEqualTo(items);
        return audit.changes().size() - before;
    }
}
