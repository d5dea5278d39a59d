package org.libraryexchange.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.Status;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.Handling;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.simulation.Proposals.Offer;
import org.libraryexchange.simulation.Tables.Version;
import org.libraryexchange.simulation.Tables.VersionKey;
import org.libraryexchange.simulation.Witness.Accepted;

/** What must hold of items and letters of a city together, when everything is healed and at rest. */
final class ProposalChecks {

    private final Side items;
    private final Side letters;
    private final Side partner;

    /** @param partner its side of the letters */
    ProposalChecks(SimulatedCity city, Side partner) {
        this.items = city.side(ExchangeKind.ITEMS);
        this.letters = city.side(ExchangeKind.LETTERS);
        this.partner = partner;
    }

    void run() {
        requireTextsOfOwner();
        requireLettersNamed();
        requireChangesHandled();
        requireAcceptedOnce();
        requireItemsWhole();
        requireSettledStands();
        requireErasedGone();
    }

    /** Only what its owner has accepted of a proposal stands in an item, or in its log. */
    private void requireTextsOfOwner() {
        Set<String> taken = new HashSet<>();
        items.witness.acceptances().values().forEach(accepted -> taken.addAll(accepted.texts()));
        Stream.concat(
                        items.tables.own.values().stream().map(Row::text),
                        items.log.records().stream()
                                .filter(record -> record.value() != null)
                                .map(record -> new String(record.value(), StandardCharsets.UTF_8)))
                .forEach(says -> require(taken.containsAll(offers(says)), "L1", "nobody has accepted all of " + says));
    }

    private static Set<String> offers(String text) {
        return Proposals.OFFER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /**
     * A version of the item names the letter exactly where the city says that it has taken something. After a restore this
     * holds where both came back: a version that somebody has written anew is not the one that the handling names. Where
     * handlings of two letters claim the same version since, it names one of them.
     */
    private void requireLettersNamed() {
        letters.tables.own.values().stream()
                .filter(row -> row.kind().equals(Handling.KIND) && !row.isErased())
                .forEach(row -> requireNamed(LetterRows.handled(row), LetterRows.handled(row.document())));
        items.tables.versions.forEach((key, version) -> require(
                version.letter() == null
                        || letters.witness.isRestored()
                        || saysAbout(version.letter()).filter(this::hasTaken).isPresent(),
                "L2",
                "a version names a letter of which nothing is taken: " + version));
    }

    private void requireNamed(UUID letter, Handled handled) {
        if (handled.taken().isEmpty()) {
            return;
        }
        Offer offer = partner.witness.offers().get(handled.letter().sha256());
        require(
                offer != null && offer.texts().keySet().containsAll(handled.taken()),
                "L2",
                "the letter that was judged does not propose what was taken: " + handled);
        Version version = items.tables.versions.get(new VersionKey(offer.item(), handled.itemVersion()));
        boolean made = version != null && isMade(version, letter);
        require(made || letters.witness.isRestored(), "L2", "nothing was changed, and is taken: " + handled);
        boolean told = Optional.ofNullable(letters.tables.mirrored.get(letter))
                .filter(row -> Witness.digest(row).equals(handled.letter().sha256()))
                .isPresent();
        require(
                !made
                        || letter.equals(version.letter())
                        || (letters.witness.isRestored() && (!told || version.letter() != null)),
                "L2",
                "no version of the item names the letter: " + handled);
    }

    private boolean isMade(Version version, UUID letter) {
        Accepted accepted = items.witness.acceptances().get(Witness.digest(version.row()));
        return accepted != null && accepted.letter().equals(letter);
    }

    private Optional<Row> saysAbout(UUID letter) {
        return Optional.ofNullable(letters.tables.own.get(HandlingHead.idFor(letters.owner(), letter)));
    }

    /** What is erased says nothing any more. */
    private boolean hasTaken(Row handling) {
        return handling.isErased()
                || !LetterRows.handled(handling.document()).taken().isEmpty();
    }

    /** Each change that was made of a proposal was said to be. */
    private void requireChangesHandled() {
        if (letters.witness.isRestored()) {
            return;
        }
        for (Version version : items.tables.versions.values()) {
            Accepted accepted = items.witness.acceptances().get(Witness.digest(version.row()));
            require(
                    accepted == null
                            || saysAbout(accepted.letter())
                                    .filter(this::hasTaken)
                                    .isPresent(),
                    "L2",
                    "a proposal was accepted, and the city does not say so: " + version);
        }
    }

    private void requireAcceptedOnce() {
        Set<List<Object>> once = new HashSet<>();
        if (!letters.witness.isRestored()) {
            items.witness
                    .acceptances()
                    .values()
                    .forEach(accepted -> accepted.pointers()
                            .forEach(pointer -> require(
                                    once.add(List.of(accepted.letter(), pointer)),
                                    "L2",
                                    "a change was accepted twice: " + accepted)));
        }
    }

    /** An item says all that it has to say without any letter. */
    private void requireItemsWhole() {
        Stream.concat(items.tables.own.values().stream(), items.tables.mirrored.values().stream())
                .filter(row -> !row.isErased() && !row.damaged())
                .forEach(row -> require(isWhole(row), "L3", "is not whole by itself: " + row.text()));
    }

    private static boolean isWhole(Row row) {
        Item item = Item.ofStored(row.document());
        try {
            return new String(item.document(), StandardCharsets.UTF_8).equals(row.text())
                    && item.content().violations(item.status() != Status.DRAFT).isEmpty()
                    && !row.text().contains(LetterRows.IDS);
        } catch (InvalidItemException e) {
            return false;
        }
    }

    /** Whatever the systems have always sent, what is settled stands. */
    private void requireSettledStands() {
        for (Row row : items.tables.own.values()) {
            if (!row.isErased()) {
                Settled settled = items.witness.settledIn(row);
                settled.requireIn(row, "in the end");
                require(
                        new ItemChanges(items)
                                        .replaced(row, settled.sent(), false, 0)
                                        .row()
                                == null,
                        "L6",
                        "what the systems have always sent changes " + row.text());
            }
        }
    }

    /** Nothing of what the partner has erased is left in the tables. */
    private void requireErasedGone() {
        List<String> left = new ArrayList<>();
        letters.tables.mirrored.values().forEach(row -> left.add(row.text()));
        letters.tables.rejected.values().stream()
                .filter(kept ->
                        !kept.isPurged() && kept.item() != null && kept.raw().value() != null)
                .forEach(kept -> left.add(new String(kept.raw().value(), StandardCharsets.UTF_8)));
        partner.tables.own.values().forEach(row -> left.add(row.text()));
        partner.tables.restored.values().stream()
                .filter(item -> !item.isPurged())
                .forEach(item -> left.add(item.log().text()));
        for (Map.Entry<UUID, Set<String>> letter : partner.witness.subjects().entrySet()) {
            Row own = partner.tables.own.get(letter.getKey());
            if (own != null && own.isErased()) {
                letter.getValue()
                        .forEach(subject -> require(
                                left.stream().noneMatch(text -> text.contains("\"" + subject + "\"")),
                                "L8",
                                "what was erased is left: " + subject));
            }
        }
    }

    private void require(boolean holds, String law, String what) {
        if (!holds) {
            throw new AssertionError(law + ": " + letters.owner() + ": " + what);
        }
    }
}
