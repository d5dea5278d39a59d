package org.libraryexchange.pages.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.libraryexchange.item.JsonPath;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;
import org.libraryexchange.letter.Proposal;
import org.libraryexchange.letter.ProposedChange;
import org.libraryexchange.letters.proposals.StaleTexts;
import org.libraryexchange.pages.desk.LetterForm.OfferForm;
import org.libraryexchange.pages.desk.LetterItems.ItemReference;
import org.libraryexchange.pages.desk.OfferItem.TextPlace;

/**
 * The form of a letter that offers texts for a partner's item, or sister items.
 *
 * @param letter the form without the offer
 * @param item for which it offers something
 * @param found items that could be sisters
 */
record OfferEditor(LetterFormPage letter, Proposal proposal, OfferItem item, List<ObjectNode> found) {

    private static final String CHANGES = LetterForm.PROPOSAL + "/changes/";
    private static final String CREDIT = LetterForm.PROPOSAL + "/credit";
    private static final int LONG_TEXT = 100;
    private static final int LINES_OF_LONG_TEXT = 4;

    public LetterTexts in() {
        return letter.in();
    }

    public OfferForm offering() {
        return letter.form().offering();
    }

    /** The item as the letter names it. */
    public ItemReference named() {
        return new ItemReference(letter.text("/to"), item.id().toString(), version());
    }

    public String version() {
        return Long.toString(item.version().version());
    }

    /** The version that the form shows, as it names it. */
    public String shownVersion() {
        return Offers.version(item.version());
    }

    /** Fields of the letter that this page does not show. */
    public List<String> hidden() {
        return letter.form().values().byPointer().keySet().stream()
                .filter(pointer -> pointer.matches("/(to|asks|concerns|thread|inReplyTo|(about|links|standard)/.*)"))
                .toList();
    }

    /** The languages to choose from. */
    public Set<String> languages() {
        return LetterForm.languages(
                Stream.concat(item.languages().stream(), Stream.of(offering().to())));
    }

    /** Whether the person translates, and does not only correct the original. */
    public boolean translates() {
        return !offering().to().equals(item.original());
    }

    public List<Row> rows() {
        return item.texts().stream().map(text -> new Row(this, text)).toList();
    }

    private Stream<Field> fields() {
        return rows().stream().flatMap(Row::shown);
    }

    private Optional<ProposedChange> change(String pointer) {
        return proposal.changes().stream()
                .filter(change -> change.pointer().equals(pointer))
                .findFirst();
    }

    private boolean isShown(ProposedChange change) {
        return fields().anyMatch(field -> field.pointer().equals(change.pointer()));
    }

    /** The changes that have no field, such as sister items and texts in a language that is not shown. */
    private Stream<ProposedChange> others() {
        return proposal.changes().stream()
                .filter(change -> !isShown(change))
                .sorted(Comparator.comparing(ProposedChange::pointer));
    }

    /** These as the form keeps them. */
    public List<String> kept() {
        return others().map(change -> CanonicalJson.bytes(StrictJson.mapper().valueToTree(change)))
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .toList();
    }

    /** What the letter offers besides, in words. */
    public List<String> also() {
        return others().filter(change -> !OfferPosting.isSister(change))
                .map(change -> in().inWords(change))
                .toList();
    }

    public List<ProposedChange> sisters() {
        return proposal.changes().stream().filter(OfferPosting::isSister).toList();
    }

    public String sister(ProposedChange change) {
        return in().title(ItemReference.of(change.becomes()));
    }

    public String credit() {
        return Optional.ofNullable(proposal.credit()).orElse("");
    }

    public String title(ObjectNode candidate) {
        return in().desk().title(FormValues.of(candidate));
    }

    /** Puts what is wrong with the offer beside its fields. */
    void place() {
        Problems problems = letter.problems();
        fields().forEach(field -> field.change()
                .ifPresent(change -> problems.place(
                        field.id(), in().desk().label(field.pointer()), it -> it.startsWith(place(change)))));
        problems.place("f-offer-credit", in().offers().credit(), it -> it.startsWith(CREDIT));
        problems.place(
                proposal.changes().isEmpty() ? "texts" : "",
                in().offers().proposal(),
                it -> it.startsWith(LetterForm.PROPOSAL));
    }

    private String place(ProposedChange change) {
        return CHANGES + proposal.changes().indexOf(change) + "/";
    }

    /** A text of the item, with the fields to translate and to correct it. */
    record Row(OfferEditor editor, TextPlace text) {

        public String id() {
            return FormValues.id("/offer" + text.place());
        }

        public String label() {
            return editor.in().desk().label(text.place().toString());
        }

        /** The original. */
        public Field original() {
            return new Field(this, text.place().child(editor.item().original()));
        }

        public Field translation() {
            return new Field(this, text.place().child(editor.offering().to()));
        }

        private Stream<Field> shown() {
            return editor.translates() ? Stream.of(translation(), original()) : Stream.of(original());
        }

        public boolean isStale() {
            return StaleTexts.of(editor.item().document())
                    .contains(translation().place());
        }

        public boolean isMoved() {
            return editor.offering().movedTexts().contains(text.place().toString());
        }
    }

    /** A text in one language. */
    record Field(Row row, JsonPath place) {

        public String pointer() {
            return place.toString();
        }

        public String id() {
            return FormValues.id("/offer" + place);
        }

        public String language() {
            return place.last();
        }

        /** What the item says. */
        public String saved() {
            return row.editor().item().text(place);
        }

        /** What the form remembers of it. */
        public String was() {
            return OfferPosting.shown(row.editor().item(), place);
        }

        private Optional<ProposedChange> change() {
            return row.editor().change(pointer());
        }

        public boolean isChanged() {
            return change().isPresent();
        }

        public String value() {
            return change().map(change -> change.becomes().asText()).orElseGet(this::saved);
        }

        public boolean isMachines() {
            return change().filter(change -> change.machine() != null).isPresent();
        }

        /** The sort of its control. */
        public String control() {
            boolean isLine =
                    row.text().lines() == 1 && row.original().saved().length() < LONG_TEXT && value().indexOf('\n') < 0;
            return isLine ? "text" : "area";
        }

        public int lines() {
            return Math.max(row.text().lines(), LINES_OF_LONG_TEXT);
        }
    }
}
