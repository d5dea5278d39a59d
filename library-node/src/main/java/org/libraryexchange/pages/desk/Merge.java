package org.libraryexchange.pages.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.libraryexchange.json.Sha256;

/**
 * Two changes of one form put together: what only one side has changed is taken from that side. Rows of a list count
 * together, because their numbers say nothing of which row is which; so do the fields of a rule, which mean nothing alone.
 *
 * @param merged with one's own text where both have changed a field
 * @param conflicts what both sides have changed differently
 */
record Merge(FormValues merged, List<Conflict> conflicts) {

    /**
     * A field, or a whole list, that both sides have changed.
     *
     * @param pointer of the field or list
     */
    record Conflict(String pointer, FormValues before, FormValues mine, FormValues theirs) {

        /** The same for people to read. */
        Conflict worded(UnaryOperator<FormValues> words) {
            return new Conflict(pointer, before, words.apply(mine), words.apply(theirs));
        }
    }

    /** Names what there is to decide, so that an answer counts only for what the person has seen. */
    String tag() {
        String theirs = conflicts.stream().map(it -> it.theirs().json()).collect(Collectors.joining());
        return Sha256.hex((merged.json() + theirs).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The merged form as the person wants it.
     *
     * @param pointers of the conflicts in which the other side's text counts
     */
    FormValues decided(List<String> pointers) {
        FormValues decided = merged;
        for (Conflict conflict : conflicts) {
            if (pointers.contains(conflict.pointer())) {
                decided = withTheirs(decided, conflict);
            }
        }
        return decided;
    }

    static Merge of(FormValues before, FormValues mine, FormValues theirs) {
        NavigableMap<String, String> merged = new TreeMap<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (String group : groups(before, mine, theirs)) {
            Conflict here = new Conflict(group, part(before, group), part(mine, group), part(theirs, group));
            boolean theirsCounts = here.mine().saysTheSame(here.before());
            merged.putAll((theirsCounts ? here.theirs() : here.mine()).byPointer());
            if (!theirsCounts
                    && !here.theirs().saysTheSame(here.before())
                    && !here.theirs().saysTheSame(here.mine())) {
                conflicts.add(here);
            }
        }
        return new Merge(new FormValues(merged), List.copyOf(conflicts));
    }

    /** Where two forms differ. If nobody knows how they began, every difference is a choice. */
    static List<Conflict> differences(FormValues mine, FormValues theirs) {
        return groups(mine, theirs).stream()
                .map(group -> new Conflict(group, FormValues.NONE, part(mine, group), part(theirs, group)))
                .filter(conflict -> !conflict.mine().equals(conflict.theirs()))
                .toList();
    }

    private static Set<String> groups(FormValues... forms) {
        return Stream.of(forms)
                .flatMap(form -> form.byPointer().keySet().stream())
                .map(Merge::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The list that a field's row belongs to, or the rule of a festival; the field itself if it is in neither. */
    static String group(String pointer) {
        return RuleFields.isOfRule(pointer) ? RuleFields.RULE : pointer.replaceFirst("/\\d+(/.*)?$", "");
    }

    private static FormValues part(FormValues form, String group) {
        NavigableMap<String, String> part = new TreeMap<>();
        form.byPointer().forEach((pointer, text) -> {
            if (group(pointer).equals(group)) {
                part.put(pointer, text);
            }
        });
        return new FormValues(part);
    }

    /** The merged form with the other side's text for a conflict. */
    static FormValues withTheirs(FormValues form, Conflict conflict) {
        NavigableMap<String, String> changed = new TreeMap<>(form.byPointer());
        changed.keySet().removeIf(pointer -> group(pointer).equals(conflict.pointer()));
        changed.putAll(conflict.theirs().byPointer());
        return new FormValues(changed);
    }
}
