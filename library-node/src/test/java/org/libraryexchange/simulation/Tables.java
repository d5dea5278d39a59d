package org.libraryexchange.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.libraryexchange.base.database.StoreFailedException;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.item.Overlay;
import org.libraryexchange.item.Overlay.Noted;
import org.libraryexchange.item.StoredDocument;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.Receipt;

/**
 * The tables of one exchange in the database of one city. They can be copied, for a backup and for a transaction that is not committed. Rows of most
 * tables never change, they are replaced.
 */
public final class Tables {

    /** How far the own log was sent, as the table {@code publication} holds it. */
    public record Publication(String topicId, long sent, long sentOffset, long sending) {}

    /**
     * The position of the mirror.
     *
     * @param gapAfter -1 for none
     */
    public record Mirror(Position position, long gapAfter, boolean catchingUp) {}

    /** A receipt's key. */
    public record ReceiptKey(String owner, UUID proof, int step) {}

    /** An item that was given a new place for a chain's sake. */
    public record Reissued(UUID chain, UUID item, String sha256) {}

    /** A message that waits for the broker. */
    public record Posted(long id, Message message) {}

    /** A value that people have settled in an own item, or had. */
    record SettledKey(UUID item, String pointer) {}

    /** What became of it, as the table {@code accepted_change} holds it. */
    record SettledRow(String state, String by, String value) {

        boolean stands() {
            return state.equals("unmerged") || state.equals("merged");
        }
    }

    /** A version of an own item. */
    record VersionKey(UUID item, long version) {}

    /**
     * A state that an own item had, as the table {@code item_version} knows it.
     *
     * @param letter with whose proposal it was made; null for any other
     */
    record Version(Row row, UUID letter) {}

    public final Map<UUID, Row> own = new LinkedHashMap<>();
    public final Map<UUID, Row> mirrored = new LinkedHashMap<>();
    public final Map<String, KeptRecord> rejected = new LinkedHashMap<>();
    public final Map<UUID, OwnProof> ownProofs = new LinkedHashMap<>();
    public final Map<ReceiptKey, MirrorProof> mirrorProofs = new LinkedHashMap<>();
    public final Map<ReceiptKey, Receipt> receipts = new LinkedHashMap<>();
    public final Set<Reissued> reissued = new HashSet<>();
    public final List<Posted> waiting = new ArrayList<>();
    public final Map<UUID, RestoredItem> restored = new LinkedHashMap<>();
    final Map<SettledKey, SettledRow> settled = new LinkedHashMap<>();
    final Map<VersionKey, Version> versions = new LinkedHashMap<>();
    public long sequence;
    public long lastMessage;
    public Publication publication = new Publication(null, 0, -1, 0);
    public Mirror mirror = new Mirror(Position.NONE, -1, true);
    public Position control = Position.NONE;
    public RestorationRow restoration = RestorationRow.NONE;

    /** What the mirror has confirmed of the own log although it was never given; 0 where nothing. */
    public long confirmedBeyond;

    /** How far the mirror says that it has applied the own log; -1 where it has not said anything. */
    public long applied = -1;

    /** Whether somebody has chosen to go on above it. */
    public boolean goesAbove;

    /** Whether a transaction that has not ended has taken a number, so that nobody else gets one. */
    public boolean counterHeld;

    /** Whether the database refuses documents of a certain content. */
    public boolean fussy;

    private final Flaw flaw;
    private final Witness witness;
    private Tables items;
    private Tables letters;

    Tables(Flaw flaw, Witness witness) {
        this.flaw = flaw;
        this.witness = witness;
    }

    /** Items and letters of a city are in one database. */
    void standBeside(Tables ofLetters) {
        letters = ofLetters;
        ofLetters.items = this;
    }

    /** Whether this mistake is built in. */
    public boolean has(Flaw other) {
        return flaw == other;
    }

    public Witness witness() {
        return witness;
    }

    /** A copy of what is committed. */
    Tables copy() {
        Tables copy = new Tables(flaw, witness);
        copy.putBack(this);
        return copy;
    }

    /** Becomes what it was when the copy was made. */
    void putBack(Tables copy) {
        replace(own, copy.own);
        replace(mirrored, copy.mirrored);
        replace(rejected, copy.rejected);
        replace(receipts, copy.receipts);
        replace(restored, copy.restored);
        replace(settled, copy.settled);
        replace(versions, copy.versions);
        ownProofs.clear();
        copy.ownProofs.forEach((id, proof) -> ownProofs.put(id, proof.copy()));
        mirrorProofs.clear();
        copy.mirrorProofs.forEach((key, proof) -> mirrorProofs.put(key, proof.copy()));
        replace(reissued, copy.reissued);
        replace(waiting, copy.waiting);
        sequence = copy.sequence;
        lastMessage = copy.lastMessage;
        publication = copy.publication;
        mirror = copy.mirror;
        control = copy.control;
        restoration = copy.restoration;
        confirmedBeyond = copy.confirmedBeyond;
        goesAbove = copy.goesAbove;
        applied = copy.applied;
    }

    private static <K, V> void replace(Map<K, V> rows, Map<K, V> others) {
        rows.clear();
        rows.putAll(others);
    }

    private static <T> void replace(Collection<T> rows, Collection<T> others) {
        rows.clear();
        rows.addAll(others);
    }

    /** Does something in one transaction: all of it or nothing. */
    public void transaction(Fate fate, Runnable work) {
        Tables before = copy();
        boolean committed = false;
        fate.inTransaction(true);
        try {
            work.run();
            committed = true;
        } finally {
            fate.inTransaction(false);
            if (!committed) {
                putBack(before);
            }
        }
    }

    /** Own rows that have a place behind one, in the order of the log. */
    public List<Row> ownAfter(long place) {
        List<Row> rows = new ArrayList<>();
        for (Row row : own.values()) {
            if (row.sequence() > place) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparingLong(Row::sequence));
        return rows;
    }

    /** A transaction that writes many rows takes numbers, and would wait for whoever holds the counter. */
    public void requireCounter() {
        if (counterHeld) {
            throw new StoreFailedException("another transaction holds the counter", null);
        }
    }

    /** Writes an own row. */
    public void putOwn(Row row) {
        put(row);
        if (letters != null) {
            Version known = versions.get(new VersionKey(row.id(), row.version()));
            if (known == null || !Arrays.equals(known.row().sha256(), row.sha256())) {
                versions.put(new VersionKey(row.id(), row.version()), new Version(row, null));
            }
            followSettled(row);
        }
    }

    /** Takes over a state of the log, by the rules of {@code RestoredItems}. */
    public void adoptOwn(Row row) {
        put(row);
        if (letters != null) {
            versions.keySet().removeIf(key -> key.item().equals(row.id()) && key.version() > row.version());
            versions.put(new VersionKey(row.id(), row.version()), new Version(row, letters.letterOf(row)));
            if (!has(Flaw.SETTLED_LOST_IN_RESTORE)) {
                followSettled(row);
            }
            requireSettled(row);
        }
    }

    private void put(Row row) {
        own.put(row.id(), row);
        witness.written(row);
        if (row.isErased()) {
            restored.computeIfPresent(row.id(), (id, item) -> item.purged());
        }
        if (items != null && row.kind().equals(Handling.KIND)) {
            nameLetter(LetterRows.handled(row));
        }
    }

    /** Removes an own draft. */
    void removeOwn(UUID id) {
        own.remove(id);
        versions.keySet().removeIf(key -> key.item().equals(id));
        settled.keySet().removeIf(key -> key.item().equals(id));
    }

    /** A former state of an own item. */
    Optional<Row> version(UUID item, long version) {
        return Optional.ofNullable(versions.get(new VersionKey(item, version))).map(Version::row);
    }

    /** Whoever accepts a proposal notes with which version. */
    void nameLetter(Row item, UUID letter) {
        if (!has(Flaw.LETTER_NOT_NAMED)) {
            versions.computeIfPresent(
                    new VersionKey(item.id(), item.version()), (key, version) -> new Version(version.row(), letter));
        }
    }

    /** The version of the item that a handling names gets the name of its letter, by a trigger. */
    private void nameLetter(UUID letter) {
        Row handling = own.get(HandlingHead.idFor(witness.city(), letter));
        if (has(Flaw.LETTER_NOT_NAMED) || handling == null || handling.isErased()) {
            return;
        }
        Handled handled = LetterRows.handled(handling.document());
        LetterRows.proposal(mirrored.get(letter))
                .filter(proposal -> handled.itemVersion() != null && isJudged(mirrored.get(letter), handled))
                .ifPresent(proposal -> items.versions.computeIfPresent(
                        new VersionKey(proposal.item(), handled.itemVersion()),
                        (key, version) -> new Version(version.row(), letter)));
    }

    private static boolean isJudged(Row letter, Handled handled) {
        return Witness.digest(letter).equals(handled.letter().sha256());
    }

    /** The letter with whose proposal a version of an item was made, as far as it can be told; null for none. */
    private UUID letterOf(Row item) {
        return mirrored.values().stream()
                .filter(letter -> LetterRows.proposal(letter)
                        .filter(proposal -> proposal.item().equals(item.id()))
                        .flatMap(proposal -> LetterRows.handledBy(this, witness.city(), letter.id()))
                        .filter(handled ->
                                Long.valueOf(item.version()).equals(handled.itemVersion()) && isJudged(letter, handled))
                        .isPresent())
                .map(Row::id)
                .findFirst()
                .orElse(null);
    }

    /** Follows an item's document, by the rules of the trigger. */
    private void followSettled(Row row) {
        Map<String, SettledRow> stand = row.isErased() ? Map.of() : standing(row);
        settled.entrySet()
                .removeIf(entry -> entry.getKey().item().equals(row.id())
                        && (row.isErased()
                                || (entry.getValue().stands()
                                        && !stand.containsKey(entry.getKey().pointer()))));
        stand.forEach((pointer, value) -> settled.merge(
                new SettledKey(row.id(), pointer),
                value,
                (known, next) -> known.state().equals("merged") && Objects.equals(known.value(), next.value())
                        ? new SettledRow("merged", next.by(), next.value())
                        : next));
        requireSettled(row);
    }

    private static Map<String, SettledRow> standing(Row row) {
        if (!row.text().contains("\"corrected\":{")) {
            return Map.of();
        }
        ObjectNode tree = StoredDocument.read(row.text());
        Map<String, SettledRow> rows = new HashMap<>();
        tree.path("corrected")
                .properties()
                .forEach(entry -> rows.put(
                        entry.getKey(),
                        new SettledRow(
                                "unmerged",
                                entry.getValue().path("by").textValue(),
                                tree.at(entry.getKey()).textValue())));
        return rows;
    }

    /** The document alone decides what is settled. */
    private void requireSettled(Row row) {
        Map<String, SettledRow> listed = new HashMap<>();
        settled.forEach((key, value) -> {
            if (key.item().equals(row.id()) && value.stands()) {
                listed.put(key.pointer(), new SettledRow("unmerged", value.by(), value.value()));
            }
        });
        if (!listed.equals(row.isErased() ? Map.of() : standing(row))) {
            throw new AssertionError("L6: " + listed + " is listed as settled in " + row.text());
        }
    }

    /** Notes what became of settled values when a full document came, by the rules of {@code AcceptedChanges}. */
    void note(UUID item, List<Noted> noted) {
        for (Noted each : noted) {
            SettledKey key = new SettledKey(item, each.pointer());
            String by = each.settled().by();
            String value = each.value().textValue();
            if (each.fate() == Overlay.Fate.MERGED) {
                settled.computeIfPresent(key, (any, known) -> new SettledRow("merged", known.by(), known.value()));
            } else if (each.fate().ends()) {
                settled.put(key, new SettledRow(each.fate().term(), by, value));
            }
        }
    }

    /** Writes a row of the mirror as the applier does. */
    public void putMirrored(Row row) {
        Row held = mirrored.put(row.id(), row);
        witness.mirrored(held, row);
        if (row.isErased()) {
            rejected.replaceAll((place, kept) -> row.id().equals(kept.item()) ? kept.purged() : kept);
        }
        if (items != null && LetterRows.isLetter(row)) {
            nameLetter(row.id());
        }
    }

    public void post(Message message) {
        waiting.add(new Posted(++lastMessage, message));
    }
}
