package org.libraryexchange.proving;

import java.time.Instant;
import java.util.OptionalLong;
import org.libraryexchange.log.Position;
import org.libraryexchange.proof.Applied;
import org.libraryexchange.record.MessageRecord;
import org.libraryexchange.simulation.Flaw;
import org.libraryexchange.simulation.Point;
import org.libraryexchange.simulation.Site;

/** How far the letters of a pair are applied, by the rules of {@link AppliedLetters}. */
record SimulatedLetterPlaces(Site site) implements LetterPlaces {

    @Override
    public OptionalLong here() {
        site.fate().passes(Point.CALL);
        Position here =
                site.tablesUnless(Flaw.PLACE_OF_ITEMS_TOLD_FOR_LETTERS).mirror.position();
        return here.topicId() == null ? OptionalLong.empty() : OptionalLong.of(here.sequence());
    }

    @Override
    public MessageRecord message(long sequence) {
        Applied applied = new Applied(
                site.mirroredLog().source(), site.city(), sequence, site.clock().instant());
        return MessageRecord.unsigned(site.ownLog(), applied, Instant.EPOCH);
    }

    @Override
    public void note(Applied there) {
        if (there.mirror().equals(site.partner())) {
            site.tables().applied = there.sequence();
        }
    }
}
