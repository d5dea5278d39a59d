package org.libraryexchange.nights;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.PartnerView;
import org.libraryexchange.nights.RunView.ReceivedView;

/** What a run found at a partner, as the table holds it. */
record StoredPartner(
        String partner,
        @Nested("their") StoredReceipt theirs,
        @Nested("our") StoredReceipt ours,
        long added,
        long changed,
        long withdrawn,
        long cancelled,
        long erased,
        boolean pausedThere,
        boolean pausedHere) {

    PartnerView view(Optional<LettersView> letters) {
        return new PartnerView(partner, theirs.view(), ours.view(), received(), letters, pausedThere, pausedHere);
    }

    private ReceivedView received() {
        return new ReceivedView(added, changed, withdrawn, cancelled, erased, unchanged());
    }

    private OptionalLong unchanged() {
        return ours.view().stream()
                .mapToLong(held -> held.items() - held.rejected() - added - changed)
                .findFirst();
    }
}
