package org.libraryexchange.nights;

import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;
import org.libraryexchange.nights.RunView.LettersView;
import org.libraryexchange.nights.RunView.ReceivedLettersView;
import org.libraryexchange.nights.RunView.SentLettersView;

/** The letters in a run's account, as the table holds them. */
record StoredLetters(
        String partner,
        boolean waiting,
        @Nested("their") StoredReceipt theirs,
        @Nested("our") StoredReceipt ours,
        long sent,
        long repaired,
        long received) {

    LettersView view() {
        return new LettersView(
                waiting,
                theirs.view(),
                ours.view(),
                new SentLettersView(sent, repaired, others(theirs, sent + repaired)),
                new ReceivedLettersView(received, others(ours, received + ours.rejected())));
    }

    private static OptionalLong others(StoredReceipt held, long counted) {
        return held.view().stream().mapToLong(all -> all.items() - counted).findFirst();
    }
}
