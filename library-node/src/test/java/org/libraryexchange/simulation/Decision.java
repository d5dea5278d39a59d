package org.libraryexchange.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Item;
import org.libraryexchange.item.ItemContent;
import org.libraryexchange.letter.Handled;
import org.libraryexchange.letter.HandlingHead;
import org.libraryexchange.letter.HandlingState;
import org.libraryexchange.letter.LetterVersion;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letter.Taking;
import org.libraryexchange.letters.proposals.Acceptance;
import org.libraryexchange.letters.proposals.Acceptance.Made;
import org.libraryexchange.simulation.ItemChanges.Change;
import org.libraryexchange.simulation.Witness.Accepted;

/**
 * Somebody accepts what a partner's letter proposes, by the rules of {@code Acceptances}: one transaction reads the letter,
 * takes a number of the items and then one of the letters, and writes item and handling.
 */
final class Decision implements Pending {

    /** How much is accepted. */
    enum Sort {
        WHOLE,
        FIRST,
        /** The first change, in other words, whatever the item says by now. */
        EDITED,
        /** Everything, whatever the item says by now. */
        AFTER_A_LOOK
    }

    private final Side letters;
    private final Side items;
    private final Side partner;
    private final SimulatedProcess process;
    private final UUID letter;
    private final String expected;
    private final Sort sort;
    private final String text;
    private Row judged;
    private long itemNumber;
    private long letterNumber;

    /**
     * @param partner its side of the letters
     * @param read the letter, as the person has read it
     * @param text where the person words it in another way
     */
    Decision(Side letters, Side partner, SimulatedProcess process, Row read, Sort sort, String text) {
        this.letters = letters;
        this.items = letters.city.side(ExchangeKind.ITEMS);
        this.partner = partner;
        this.process = process;
        this.letter = read.id();
        this.sort = sort;
        this.text = text;
        this.expected = tag(read);
    }

    /** What somebody who has read the letter knows: what was said about it, or the letter. */
    private String tag(Row read) {
        return Witness.digest(handling().orElse(read));
    }

    private Optional<Row> handling() {
        return Optional.ofNullable(letters.tables.own.get(HandlingHead.idFor(letters.owner(), letter)));
    }

    private Optional<Row> letterNow() {
        return Optional.ofNullable(letters.tables.mirrored.get(letter));
    }

    @Override
    public boolean isOf(SimulatedProcess other) {
        return process == other;
    }

    @Override
    public void rollBack() {
        letters.writes.remove(this);
        items.tables.counterHeld &= itemNumber == 0;
        letters.tables.counterHeld &= letterNumber == 0;
        itemNumber = 0;
        letterNumber = 0;
    }

    @Override
    public boolean advance() {
        return process.alive(() -> {
            try {
                return step();
            } catch (RuntimeException e) {
                SimulatedWorld.requireExpected(e);
                rollBack();
                return true;
            }
        });
    }

    private boolean step() {
        if (judged == null) {
            judged = letterNow()
                    .filter(row -> LetterRows.proposal(row).isPresent())
                    .orElse(null);
            if (judged == null) {
                rollBack();
            }
            return true;
        }
        if (itemNumber == 0) {
            itemNumber = number(items.tables);
            return itemNumber > 0;
        }
        if (letterNumber == 0) {
            letterNumber = number(letters.tables);
            return letterNumber > 0;
        }
        return commit();
    }

    private static long number(Tables tables) {
        if (tables.counterHeld) {
            return 0;
        }
        tables.counterHeld = true;
        return tables.sequence + 1;
    }

    /** What is written, and a note of what was accepted. */
    private record Written(Change item, Row handling, Accepted accepted) {}

    private boolean commit() {
        process.fate().passes(Point.A1);
        Optional<Written> accepted = accept();
        if (accepted.isEmpty()) {
            rollBack();
            return true;
        }
        boolean early = items.tables.has(Flaw.HANDLED_BEFORE_CHANGED);
        boolean late = items.tables.has(Flaw.CHANGED_BEFORE_HANDLED);
        if (early) {
            handle(accepted.get());
        }
        process.fate().passes(Point.A2);
        if (late) {
            change(accepted.get());
        }
        process.fate().passes(Point.A3);
        if (!late) {
            change(accepted.get());
        }
        if (!early) {
            handle(accepted.get());
        }
        items.tables.nameLetter(accepted.get().item().row(), letter);
        rollBack();
        process.fate().passes(Point.A4);
        items.witness.answered(accepted.get().item().row());
        letters.witness.answered(accepted.get().handling());
        return true;
    }

    private void change(Written written) {
        items.tables.sequence = Math.max(items.tables.sequence, itemNumber);
        items.witness.accepted(written.item().row(), written.accepted());
        items.write(written.item());
    }

    private void handle(Written written) {
        letters.tables.sequence = Math.max(letters.tables.sequence, letterNumber);
        letters.write(Change.to(written.handling()));
    }

    /** Empty where something of the letter, of the item or of a change does not allow it. */
    private Optional<Written> accept() {
        Row held = items.tables.own.get(proposal().item());
        boolean allowed = held != null
                && held.status().equals(Row.PUBLISHED)
                && handling().filter(Row::isErased).isEmpty()
                && expected.equals(tag(judged));
        return allowed ? accept(held) : Optional.empty();
    }

    private Proposal proposal() {
        return LetterRows.proposal(judged).orElseThrow();
    }

    private Optional<Written> accept(Row held) {
        Optional<Handled> before = LetterRows.handledBy(letters.tables, letters.owner(), letter);
        List<String> taken = new ArrayList<>(before.map(Handled::taken).orElse(List.of()));
        List<ProposedChange> left = proposal().changes().stream()
                .filter(change -> items.tables.has(Flaw.ACCEPTED_TWICE) || !taken.contains(change.pointer()))
                .toList();
        if (left.isEmpty()) {
            return Optional.empty();
        }
        List<Taking> takings = takings(left, held);
        Optional<Change> change = make(held, items.tables.has(Flaw.ALL_TAKEN_FOR_SOME) ? takings(left) : takings);
        takings.stream()
                .map(Taking::pointer)
                .filter(pointer -> !taken.contains(pointer))
                .forEach(taken::add);
        return change.flatMap(made -> handling(held, taken, before)
                .map(handling -> new Written(
                        made,
                        handling,
                        new Accepted(
                                letter,
                                takings.stream().map(Taking::pointer).toList(),
                                texts(takings).values()))));
    }

    private static List<Taking> takings(List<ProposedChange> left) {
        return left.stream().map(Taking::of).toList();
    }

    private List<Taking> takings(List<ProposedChange> left, Row held) {
        return switch (sort) {
            case WHOLE -> takings(left);
            case FIRST -> takings(left.subList(0, 1));
            case EDITED -> List.of(new Taking(left.get(0).pointer(), now(left.get(0), held), TextNode.valueOf(text)));
            case AFTER_A_LOOK ->
                left.stream()
                        .map(change -> new Taking(change.pointer(), now(change, held), null))
                        .toList();
        };
    }

    private static JsonNode now(ProposedChange change, Row held) {
        return TextNode.valueOf(Settled.texts(held).get(change.pointer()));
    }

    private Optional<Change> make(Row held, List<Taking> takings) {
        try {
            Item item = Item.ofStored(held.document());
            return Acceptance.of(
                                    item,
                                    base(item),
                                    proposal(),
                                    takings,
                                    letters.site().partner())
                            instanceof Made made
                    ? Optional.of(make(held, made, takings)).filter(change -> change.row() != null)
                    : Optional.empty();
        } catch (InvalidItemException e) {
            throw new IllegalStateException("what is proposed fits no item", e);
        }
    }

    private Optional<ItemContent> base(Item item) {
        long version = proposal().base().version();
        return version == item.version()
                ? Optional.of(item.content())
                : items.tables
                        .version(item.id(), version)
                        .filter(row ->
                                Witness.digest(row).equals(proposal().base().sha256()))
                        .map(row -> Item.ofStored(row.document()).content());
    }

    private Change make(Row held, Made made, List<Taking> takings) {
        Map<String, String> sources =
                partner.witness.offers().get(Witness.digest(judged)).sources();
        return new ItemChanges(items).accepted(held, made, texts(takings), sources, itemNumber);
    }

    /** What is accepted, by pointer. */
    private Map<String, String> texts(List<Taking> takings) {
        Map<String, String> texts = new HashMap<>();
        proposal()
                .changes()
                .forEach(change -> texts.put(change.pointer(), change.becomes().textValue()));
        texts.keySet().retainAll(takings.stream().map(Taking::pointer).toList());
        takings.stream()
                .filter(taking -> taking.becomes() != null)
                .forEach(taking -> texts.put(taking.pointer(), taking.becomes().textValue()));
        return texts;
    }

    private Optional<Row> handling(Row held, List<String> taken, Optional<Handled> before) {
        boolean whole = taken.size() == proposal().changes().size();
        Handled handled = new Handled(
                judged(held),
                whole ? HandlingState.ACCEPTED : HandlingState.PARTLY_ACCEPTED,
                taken,
                held.version() + 1,
                null,
                before.map(Handled::erasureAsked).orElse(null));
        return Optional.ofNullable(LetterRows.handling(
                letters.owner(), letters.site().partner(), handling().orElse(null), handled, letterNumber));
    }

    private LetterVersion judged(Row held) {
        return items.tables.has(Flaw.ITEM_NAMED_AS_JUDGED)
                ? new LetterVersion(letter, judged.version(), Witness.digest(held))
                : LetterRows.version(judged);
    }
}
