package org.libraryexchange.pair;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.pair.DatabaseUnderTest.StoredItem;
import org.libraryexchange.pair.DatabaseUnderTest.Summary;

/** Assertions on a city of the pair. */
public final class CityAssert extends AbstractAssert<CityAssert, CityUnderTest> {

    private static final int SHOWN = 5;
    private static final int SHOWN_CHARACTERS = 300;

    private CityAssert(CityUnderTest city) {
        super(city, CityAssert.class);
    }

    public static CityAssert assertThat(CityUnderTest city) {
        return new CityAssert(city);
    }

    /** The city holds every item that the owner ever published, byte for byte, and nothing else of the owner. */
    public CityAssert mirrors(CityUnderTest owner) {
        Summary owned = owner.database().summary(owner.name());
        if (owned.damaged() > 0 || !owned.equals(actual.database().summary(owner.name()))) {
            holdsEachItemOf(owner);
        }
        return this;
    }

    private void holdsEachItemOf(CityUnderTest owner) {
        Map<UUID, StoredItem> owned = owner.database().items(owner.name());
        Map<UUID, StoredItem> mirrored = actual.database().items(owner.name());
        TreeSet<UUID> ids = new TreeSet<>(owned.keySet());
        ids.addAll(mirrored.keySet());
        List<String> differences = ids.stream()
                .flatMap(id -> difference(owned.get(id), mirrored.get(id)))
                .toList();
        if (!differences.isEmpty()) {
            failWithMessage(
                    "%s does not mirror %s: %d of %d items differ:%n  %s",
                    actual, owner, differences.size(), ids.size(), shown(differences));
        }
    }

    private static Stream<String> difference(StoredItem owned, StoredItem mirrored) {
        if (!Objects.equals(owned, mirrored)) {
            return Stream.of("owner:  " + beginning(owned) + "\n  mirror: " + beginning(mirrored));
        }
        boolean intact =
                Sha256.hex(mirrored.document().getBytes(StandardCharsets.UTF_8)).equals(mirrored.sha256());
        return intact ? Stream.empty() : Stream.of("both have a wrong digest: " + mirrored);
    }

    private static String beginning(StoredItem item) {
        String whole = String.valueOf(item);
        return whole.substring(0, Math.min(SHOWN_CHARACTERS, whole.length()));
    }

    private static String shown(List<String> differences) {
        return String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size())));
    }

    /** The city has reached the end of the owner's log, or reaches it within the time without help. */
    public CityAssert reachesEndOfLogOf(CityUnderTest owner, TopicUnderTest log, Duration within) {
        try {
            Awaitility.await()
                    .atMost(within)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> standsAtEnd(owner, log));
        } catch (ConditionTimeoutException e) {
            failWithMessage(
                    "%s does not stand at the end of %s after %s; %s: %s, %s: %s",
                    actual,
                    log.name(),
                    within,
                    owner,
                    owner.client().status().log(),
                    actual,
                    actual.client().status().mirror());
        }
        return this;
    }

    private boolean standsAtEnd(CityUnderTest owner, TopicUnderTest log) {
        long sequence = owner.database().number("select sequence from own_log");
        return owner.database().number("select sent_sequence from publication") == sequence
                && position("sequence", owner) == sequence
                && position("next_offset", owner) == log.endOffset();
    }

    private long position(String column, CityUnderTest owner) {
        return actual.database()
                .number("select coalesce(max(" + column + "), 0) from mirror_position where owner = ?", owner.name());
    }
}
