package org.libraryexchange.simulation;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.simulation.Proposals.Offer;

/** Remembers of one side what no restore makes undone: what was ever written, what was answered, what its mirror did. */
public final class Witness {

    private final Set<String> written = new HashSet<>();
    private final Set<String> forged = new HashSet<>();
    private final Map<UUID, Long> answered = new HashMap<>();
    private final Map<UUID, Row> sinceRestore = new HashMap<>();
    private final Set<UUID> damagedItems = new HashSet<>();
    private final Set<String> damagedBytes = new HashSet<>();
    private final Map<String, Settled> settled = new HashMap<>();
    private final Map<String, Accepted> accepted = new HashMap<>();
    private final Map<String, Offer> proposed = new HashMap<>();
    private final Map<String, Offer> offers = new HashMap<>();
    private final Map<UUID, Set<String>> subjects = new HashMap<>();
    private final String city;
    private String regression;
    private int mirrorChanges;
    private boolean restored;
    private boolean lossy;
    private boolean cut;
    private boolean forgotten;
    private boolean torn;
    private boolean disordered;
    private long highestPlace;
    private String falseAlarm;

    Witness(String city) {
        this.city = city;
    }

    /** Whose side it watches. */
    String city() {
        return city;
    }

    /** Of an own item, what has to stand in this state. */
    void settled(Row row, Settled values) {
        settled.put(row.says(), values);
    }

    /** What has to stand in an item's state. */
    Settled settledIn(Row row) {
        return settled.computeIfAbsent(row.says(), any -> Settled.nothingIn(row));
    }

    /** Changes that a letter of the partner proposes were made in an own item. */
    record Accepted(UUID letter, List<String> pointers, Collection<String> texts) {}

    void accepted(Row row, Accepted made) {
        accepted.put(digest(row), made);
    }

    /** What was accepted, by the digest of the item's state that came of it. */
    Map<String, Accepted> acceptances() {
        return accepted;
    }

    /** An own letter is about to propose changes. */
    void proposes(Row row, Offer offer) {
        proposed.put(row.says(), offer);
    }

    /** What was ever written about in own letters. */
    Map<UUID, Set<String>> subjects() {
        return subjects;
    }

    /** What own letters have proposed, by their digests. */
    Map<String, Offer> offers() {
        return offers;
    }

    /** A state of an own item is in the table. */
    void written(Row row) {
        written.add(digest(row));
        if (LetterRows.isLetter(row) && !row.title().isEmpty()) {
            subjects.computeIfAbsent(row.id(), any -> new HashSet<>()).add(row.title());
            Optional.ofNullable(proposed.get(row.says())).ifPresent(offer -> offers.put(digest(row), offer));
        }
    }

    /** A state that somebody else has written into the own log. */
    void forged(Row row) {
        forged.add(digest(row));
    }

    boolean isForged(Row row) {
        return forged.contains(digest(row));
    }

    static String digest(Row row) {
        return HexFormat.of().formatHex(row.sha256());
    }

    /** A client's write is committed, whether or not the client hears of it. */
    void committed(Row row) {
        sinceRestore.put(row.id(), row);
    }

    /** A client was told that its write is done. */
    void answered(Row row) {
        answered.merge(row.id(), row.version(), Math::max);
    }

    /** A draft was removed. */
    void removed(UUID id) {
        answered.remove(id);
        sinceRestore.remove(id);
    }

    /** The bytes of an own row were changed behind the program's back. */
    void damaged(Row row) {
        damagedItems.add(row.id());
        damagedBytes.add(HexFormat.of().formatHex(Sha256.of(row.document())));
    }

    /** Whether these are bytes that nobody wrote, but that stood in the own catalogue. */
    boolean areDamaged(byte[] document) {
        return document != null && damagedBytes.contains(HexFormat.of().formatHex(Sha256.of(document)));
    }

    boolean wasDamaged(UUID id) {
        return damagedItems.contains(id);
    }

    /** Somebody chose the log's state over what was written since. */
    public void givenUp(UUID id) {
        sinceRestore.remove(id);
    }

    void mirrored(Row held, Row next) {
        mirrorChanges++;
        if (next.isDraft() && regression == null) {
            regression = "a draft is mirrored: " + next;
        }
        boolean back = held != null
                && !held.damaged()
                && held.sequence() > 0
                && (next.sequence() < held.sequence() || next.version() < held.version());
        if (back && regression == null) {
            regression = held + " -> " + next;
        }
    }

    /** The database was put back to a backup. */
    void restored() {
        restored = true;
        sinceRestore.clear();
    }

    /** The own log has lost something that a mirror may not have, or the mirror was damaged. */
    void lossy() {
        lossy = true;
    }

    /** The end of the own log was cut off. */
    void cut() {
        cut = true;
        lossy = true;
        forgotten = true;
    }

    /** The control log has lost messages. */
    void torn() {
        torn = true;
    }

    boolean isTorn() {
        return torn;
    }

    /** What the city has said may be heard once more, or late. */
    void disordered() {
        disordered = true;
    }

    boolean isDisordered() {
        return disordered;
    }

    /** The mirror has applied its log up to here. */
    public void reached(long sequence) {
        highestPlace = Math.max(highestPlace, sequence);
    }

    long highestPlace() {
        return highestPlace;
    }

    /** The own log does not hold any more what it held, so that a restored owner cannot find it there. */
    void forgotten() {
        forgotten = true;
    }

    /** What must not be found without a reason was found. */
    public void alarmed(String what) {
        if (falseAlarm == null) {
            falseAlarm = what;
        }
    }

    Set<String> writtenDigests() {
        return written;
    }

    Map<UUID, Long> answeredVersions() {
        return answered;
    }

    Map<UUID, Row> writtenSinceRestore() {
        return sinceRestore;
    }

    String regression() {
        return regression;
    }

    int mirrorChanges() {
        return mirrorChanges;
    }

    public boolean isRestored() {
        return restored;
    }

    boolean isLossy() {
        return lossy;
    }

    public boolean isForgotten() {
        return forgotten;
    }

    boolean isCut() {
        return cut;
    }

    String falseAlarm() {
        return falseAlarm;
    }
}
