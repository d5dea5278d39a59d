package org.libraryexchange.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.StrictJson;

/**
 * Lays what people have settled over a full document of the city's systems, which go on sending their own text every
 * night. What they have always sent does not undo what people settled; what is new in their document wins. What is new in
 * the document of a source, which is not the city's own, only stands beside it until somebody takes it.
 */
public final class Overlay {

    /** Bytes of the members of a document that tell which item and which version it is, at most. */
    private static final int LARGEST_HEAD = 1_000;

    private final Item current;
    private final ItemContent sent;
    private final ObjectNode asSent;
    private final boolean knowing;
    private final boolean ofSource;
    private final ObjectNode before;
    private final ListMatch lists;

    private Overlay(Item current, ItemDraft document, boolean ofSource) {
        this.current = current;
        this.sent = document.content().keeping(current.content());
        this.asSent = document.content().toTree();
        this.knowing = document.sentBack().isPresent();
        this.ofSource = ofSource;
        this.before = current.content().toTree();
        this.lists = new ListMatch(current.content().originalLanguage());
    }

    /** What became of a settled value when a full document came. */
    public enum Fate {
        /** The systems sent what they have always sent: they do not have it. */
        STANDS,
        /** The systems have taken it over. It stays settled. */
        MERGED,
        /** A source sent something new, which people may take. */
        KEPT,
        /** The systems sent something new, which counts. */
        OVERTAKEN,
        /** Its place is gone, or not certain. */
        SET_ASIDE;

        /** Whether the value no longer stands in the item. */
        public boolean ends() {
            return this == OVERTAKEN || this == SET_ASIDE;
        }

        /** The name in lists. */
        public String term() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * What became of one value.
     *
     * @param pointer where it stands, or stood
     * @param value what stood there; a missing node if something had been removed
     * @param came what the document has there; a missing node if it has nothing
     */
    public record Noted(String pointer, Fate fate, Corrected settled, JsonNode value, JsonNode came) {}

    /**
     * A document with what people settled, and what became of that.
     *
     * @param noted without the values that a client sends back as it has read them: that says nothing about the systems
     */
    public record Laid(ItemContent content, TextNotes notes, List<Noted> noted) {}

    /**
     * Lays what is settled in an item over a valid document. If both together break a rule, what is settled gives way.
     *
     * @param becoming the status that the item gets
     * @param ofSource whether the document is of a source, which overtakes nothing
     * @throws InvalidItemException if both together break a rule, and the document is of a source
     */
    public static Laid over(Item current, ItemDraft document, Status becoming, boolean ofSource)
            throws InvalidItemException {
        if (current.notes().saysNothing()) {
            return new Laid(document.content().keeping(current.content()), TextNotes.NONE, List.of());
        }
        return new Overlay(current, document, ofSource).lay(becoming);
    }

    private Laid lay(Status becoming) throws InvalidItemException {
        Set<JsonPath> givingWay = new HashSet<>();
        while (true) {
            Map<JsonPath, JsonPath> standing = new HashMap<>();
            Laid laid = lay(givingWay, standing);
            if (ofSource) {
                return sound(laid, becoming);
            }
            if (!givingWay.addAll(breaking(laid, standing, becoming))) {
                return laid;
            }
        }
    }

    private static Laid sound(Laid laid, Status becoming) throws InvalidItemException {
        List<Violation> wrong = laid.content().violations(becoming != Status.DRAFT);
        if (!wrong.isEmpty()) {
            throw new InvalidItemException(wrong);
        }
        return laid;
    }

    /**
     * What has to give way so that the document breaks no rule.
     *
     * @param standing by the place that each value had before, the place where it stands
     */
    private Set<JsonPath> breaking(Laid laid, Map<JsonPath, JsonPath> standing, Status becoming) {
        List<JsonPath> wrong = laid.content().violations(becoming != Status.DRAFT).stream()
                .map(violation -> JsonPath.of(violation.pointer()))
                .toList();
        if (wrong.isEmpty() && fits(laid)) {
            return Set.of();
        }
        Set<JsonPath> concerned = new HashSet<>(standing.keySet());
        concerned.removeIf(place -> wrong.stream()
                .noneMatch(it ->
                        it.isWithin(standing.get(place)) || standing.get(place).isWithin(it)));
        return concerned.isEmpty() ? standing.keySet() : concerned;
    }

    private boolean fits(Laid laid) {
        ObjectNode tree = laid.notes().writeTo(laid.content().toTree());
        current.withdrawal()
                .ifPresent(
                        withdrawal -> tree.set("withdrawal", StrictJson.mapper().valueToTree(withdrawal)));
        return CanonicalJson.bytes(tree).length + LARGEST_HEAD <= Item.LARGEST_DOCUMENT;
    }

    private Laid lay(Set<JsonPath> givingWay, Map<JsonPath, JsonPath> standing) throws InvalidItemException {
        ObjectNode tree = sent.toTree();
        TextNotes.Builder notes = new TextNotes.Builder();
        List<Noted> noted = new ArrayList<>();
        // What lies deeper comes first: a list was settled with what stood in it.
        current.notes().corrected().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, Corrected> entry) ->
                                JsonPath.of(entry.getKey()).steps().size())
                        .reversed())
                .forEach(entry -> {
                    JsonPath place = JsonPath.of(entry.getKey());
                    Optional<JsonPath> there =
                            givingWay.contains(place) ? Optional.empty() : place(place, entry.getValue(), tree);
                    JsonNode value = place.in(before);
                    JsonNode came =
                            there.<JsonNode>map(it -> it.in(tree).deepCopy()).orElseGet(MissingNode::getInstance);
                    Fate fate = there.map(it -> judge(place, it, entry.getValue(), tree))
                            .orElse(Fate.SET_ASIDE);
                    if (!fate.ends()) {
                        there.orElseThrow().set(tree, value);
                        notes.corrected(there.orElseThrow(), entry.getValue());
                        standing.put(place, there.orElseThrow());
                    }
                    if (!knowing || fate != Fate.MERGED) {
                        JsonPath noticed = standing.getOrDefault(place, place);
                        noted.add(new Noted(noticed.toString(), fate, entry.getValue(), value, came));
                    }
                });
        keepTranslations(tree, notes);
        return new Laid(ItemContent.of(tree.deepCopy()), notes.build(), noted);
    }

    private Fate judge(JsonPath place, JsonPath there, Corrected settled, ObjectNode tree) {
        JsonNode came = there.in(tree);
        if (settled.isBase(came) || (!came.isMissingNode() && !wasSent(place))) {
            return Fate.STANDS;
        }
        return came.equals(place.in(before)) ? Fate.MERGED : ofSource ? Fate.KEPT : Fate.OVERTAKEN;
    }

    /** Whether the document itself has the value. Otherwise it stands in the document because the node keeps it. */
    private boolean wasSent(JsonPath place) {
        return lists.find(place, before, asSent)
                .filter(there -> !there.in(asSent).isMissingNode())
                .isPresent();
    }

    /**
     * Where a settled value belongs in the document; empty if its place is gone. A text may begin a member that the
     * systems never sent, and keeps one that a source leaves out.
     */
    private Optional<JsonPath> place(JsonPath place, Corrected settled, ObjectNode tree) {
        if (isOriginalNow(place)) {
            return Optional.empty();
        }
        return lists.find(place, before, tree)
                .filter(there -> there.parent().in(tree).isObject() || begins(place, settled, there, tree));
    }

    /** Whether the text is in the language that has become the original one. */
    private boolean isOriginalNow(JsonPath place) {
        return place.last().equals(sent.originalLanguage())
                && !place.last().equals(current.content().originalLanguage());
    }

    /** Begins the member that a text belongs to, unless the systems had sent that member and now leave it out. */
    private boolean begins(JsonPath place, Corrected settled, JsonPath there, ObjectNode tree) {
        boolean ofPeople = place.parent().in(before).properties().stream()
                .map(member -> place.parent().child(member.getKey()).toString())
                .allMatch(current.notes().corrected()::containsKey);
        boolean may = ofSource || (settled.base() == null && ofPeople);
        if (!may || !there.parent().parent().in(tree).isObject()) {
            return false;
        }
        there.parent().set(tree, tree.objectNode());
        return true;
    }

    /** Keeps what is noted of the translations that still stand. */
    private void keepTranslations(ObjectNode tree, TextNotes.Builder notes) {
        current.notes().forEachTranslation((place, translated) -> {
            JsonNode text = place.in(before);
            lists.find(place, before, tree)
                    .filter(there -> there.in(tree).equals(text))
                    .ifPresent(there -> notes.translated(there, translated));
        });
    }
}
