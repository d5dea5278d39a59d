package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.libraryexchange.catalogue.sources.Sources;
import org.libraryexchange.letters.Correspondence;
import org.libraryexchange.letters.Correspondence.Open;
import org.libraryexchange.letters.Correspondence.Side;
import org.libraryexchange.letters.proposals.SettledChanges;
import org.libraryexchange.pages.desk.Reviews.Review;

/** What waits for people at the desk. */
@Singleton
record WaitingReader(
        Correspondence letters, SettledChanges changes, WorkingCopies copies, Reviews reviews, Sources sources) {

    private static final int LETTERS_SHOWN = 5;
    private static final int COPIES_SHOWN = 50;

    /**
     * What waits for this city.
     *
     * @param letters the latest of them
     * @param settled how many entries each list of settled values has
     * @param reviews how many texts wait for somebody who may publish; 0 for others
     * @param failing how many sources have failed three nights running; 0 for whoever does not see them
     */
    record Waiting(Open letters, Map<String, Long> settled, long reviews, long failing) {

        public boolean isEmpty() {
            return letters.letters().isEmpty() && !hasMore();
        }

        /** Whether there are lists to look at. */
        public boolean hasMore() {
            return reviews > 0
                    || letters.count() > letters.letters().size()
                    || settled.values().stream().anyMatch(count -> count > 0);
        }
    }

    /** What somebody has typed and not saved, and its review, if there is one. */
    record Unsaved(WorkingCopy copy, List<Review> reviews) {}

    Waiting read(DeskContext desk) {
        return new Waiting(
                letters.open(Side.US, LETTERS_SHOWN),
                changes.counts(SettledResource.STATES),
                desk.publishes() ? reviews.count() : 0,
                desk.publishes() || desk.keepsSources() ? sources.failing() : 0);
    }

    List<Unsaved> unsaved(String person) {
        List<Review> all = reviews.of(person);
        return copies.of(person, COPIES_SHOWN).stream()
                .map(copy -> new Unsaved(
                        copy,
                        all.stream()
                                .filter(review -> review.item().equals(copy.item())
                                        && (review.isWaiting() || review.isReturned()))
                                .toList()))
                .toList();
    }
}
