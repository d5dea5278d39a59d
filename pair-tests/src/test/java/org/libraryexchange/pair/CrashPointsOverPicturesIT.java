package org.libraryexchange.pair;

import org.junit.jupiter.api.Tag;
import org.libraryexchange.record.CityLog.Sort;

/** The same with pictures. */
@In(Sort.PICTURES)
@Tag("long")
class CrashPointsOverPicturesIT extends CrashPointsIT {
    @Override
    void proofIsBroughtToItsEndWhereTheMirrorDiesHalfRepaired(PairUnderTest pair) {
        // No client asks for proofs of pictures.
    }

    @Override
    void proofIsBroughtToItsEndWhereverANodeDies(String point, long seed, PairUnderTest pair) {
        // As above.
    }
}
