package org.libraryexchange.nights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.nights.RunView.HeldView;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.PartnerView;
import org.libraryexchange.nights.RunView.Reason;

/** Finds the reasons why a run is not complete. */
final class Reasons {

    private Reasons() {}

    /**
     * The reasons, the most serious first.
     *
     * @param last the last step that the run reached
     */
    static List<Reason> of(Step last, List<PartnerView> partners) {
        List<Reason> reasons = new ArrayList<>();
        if (last == Step.PUBLISH) {
            reasons.add(new Reason("not-published", Optional.empty(), OptionalLong.empty()));
        }
        partners.forEach(partner -> add(reasons, partner, last));
        return reasons;
    }

    private static void add(List<Reason> reasons, PartnerView partner, Step last) {
        if (partner.theirs().isEmpty() && last != Step.PUBLISH) {
            reasons.add(new Reason("no-receipt", Optional.of(partner.partner()), OptionalLong.empty()));
        }
        if (partner.ours().isEmpty()) {
            reasons.add(new Reason("not-checked", Optional.of(partner.partner()), OptionalLong.empty()));
        }
        partner.theirs().ifPresent(held -> add(reasons, partner, held, "", "there"));
        partner.ours().ifPresent(held -> add(reasons, partner, held, "", "here"));
        partner.letters().filter(letters -> !letters.waiting()).ifPresent(letters -> add(reasons, partner, letters));
    }

    private static void add(List<Reason> reasons, PartnerView partner, LettersView letters) {
        if (letters.theirs().isEmpty()) {
            reasons.add(new Reason("letters-no-receipt", Optional.of(partner.partner()), OptionalLong.empty()));
        }
        if (letters.ours().isEmpty()) {
            reasons.add(new Reason("letters-not-checked", Optional.of(partner.partner()), OptionalLong.empty()));
        }
        letters.theirs().ifPresent(held -> add(reasons, partner, held, "letters-", "there"));
        letters.ours().ifPresent(held -> add(reasons, partner, held, "letters-", "here"));
    }

    private static void add(List<Reason> reasons, PartnerView partner, HeldView held, String of, String where) {
        add(reasons, partner, of + "differing-" + where, held.differing());
        add(reasons, partner, of + "rejected-" + where, held.rejected());
    }

    private static void add(List<Reason> reasons, PartnerView partner, String reason, long items) {
        if (items > 0) {
            reasons.add(new Reason(reason, Optional.of(partner.partner()), OptionalLong.of(items)));
        }
    }
}
