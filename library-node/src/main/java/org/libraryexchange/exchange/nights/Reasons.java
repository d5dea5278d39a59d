package org.libraryexchange.exchange.nights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.libraryexchange.exchange.nights.RunView.HoldingView;
import org.libraryexchange.exchange.nights.RunView.LogView;
import org.libraryexchange.exchange.nights.RunView.PartnerView;
import org.libraryexchange.exchange.nights.RunView.Reason;

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
        if (partner.pausedThere()) {
            add(reasons, partner, "paused-there");
        } else if (partner.theirs().isEmpty() && last != Step.PUBLISH) {
            add(reasons, partner, "no-receipt");
        }
        if (partner.pausedHere()) {
            add(reasons, partner, "paused-here");
        } else if (partner.ours().isEmpty()) {
            add(reasons, partner, "not-checked");
        }
        partner.theirs().ifPresent(held -> add(reasons, partner, held, "", "there"));
        partner.ours().ifPresent(held -> add(reasons, partner, held, "", "here"));
        partner.letters().filter(letters -> !letters.waiting()).ifPresent(letters -> add(reasons, partner, letters));
    }

    private static void add(List<Reason> reasons, PartnerView partner, LogView letters) {
        if (letters.theirs().isEmpty() && !partner.pausedThere()) {
            add(reasons, partner, "letters-no-receipt");
        }
        if (letters.ours().isEmpty() && !partner.pausedHere()) {
            add(reasons, partner, "letters-not-checked");
        }
        letters.theirs().ifPresent(held -> add(reasons, partner, held, "letters-", "there"));
        letters.ours().ifPresent(held -> add(reasons, partner, held, "letters-", "here"));
    }

    private static void add(List<Reason> reasons, PartnerView partner, String reason) {
        reasons.add(new Reason(reason, Optional.of(partner.partner()), OptionalLong.empty()));
    }

    private static void add(List<Reason> reasons, PartnerView partner, HoldingView held, String of, String where) {
        add(reasons, partner, of + "differing-" + where, held.differing());
        add(reasons, partner, of + "rejected-" + where, held.rejected());
    }

    private static void add(List<Reason> reasons, PartnerView partner, String reason, long items) {
        if (items > 0) {
            reasons.add(new Reason(reason, Optional.of(partner.partner()), OptionalLong.of(items)));
        }
    }
}
