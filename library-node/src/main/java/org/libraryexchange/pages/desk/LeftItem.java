package org.libraryexchange.pages.desk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.libraryexchange.catalogue.acts.Done.Left;
import org.libraryexchange.catalogue.pictures.PictureRefusal;
import org.libraryexchange.item.InvalidItemException;
import org.libraryexchange.item.Violation;

/** An item that a change of several leaves out. {@code note} says why. */
record LeftItem(UUID id, String title, String note) {

    private static final Pattern ADDRESS = Pattern.compile("/media/\\d+/url");

    /** Reasons that are no rules of items. */
    private static final Set<String> OWN_REASONS =
            Set.of("unsaved-text", "not-published", "no-dates", "by-rule", "no-pictures", "tried-often");

    /** Leaves an item out for a reason that is no rule of items. */
    static InvalidItemException because(String reason) {
        return new InvalidItemException("", reason, "is left out", null);
    }

    static List<LeftItem> of(DeskTexts in, List<Left> left) {
        return left.stream()
                .map(each -> new LeftItem(each.id(), in.title(FormValues.ofDocument(each.document())), note(in, each)))
                .toList();
    }

    private static String note(DeskTexts in, Left left) {
        return switch (left.why()) {
            case CHANGED -> in.acts().changedMeanwhile();
            case SAME -> in.acts().alreadySo();
            case FORBIDDEN -> in.acts().onlyCataloguers();
            case REFUSED -> note(in, left.violations());
        };
    }

    private static String note(DeskTexts in, List<Violation> violations) {
        Violation first = violations.get(0);
        return OWN_REASONS.contains(first.rule())
                ? in.acts().leftBecause(first.rule())
                : violations.stream()
                        .map(it -> ofPicture(in, it)
                                .orElseGet(() -> in.problem(in.label(FormValues.fieldOf(it.pointer())), it)))
                        .distinct()
                        .collect(Collectors.joining(in.acts().semicolon()));
    }

    /** What is wrong with a picture that was to be fetched. */
    private static Optional<String> ofPicture(DeskTexts in, Violation violation) {
        return Optional.of(violation)
                .filter(it -> ADDRESS.matcher(it.pointer()).matches() && PictureRefusal.isRule(it.rule()))
                .map(it -> {
                    PictureMessages words = in.language().messages(PictureMessages.class);
                    return words.atAddress(it.value(), words.pictureRefused(it.rule()));
                });
    }
}
