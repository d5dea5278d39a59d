package org.libraryexchange.pair;

import org.junit.jupiter.api.Tag;
import org.libraryexchange.record.CityLog.Sort;

/** The same with pictures. */
@In(Sort.PICTURES)
@Tag("long")
class CrashPointsOverPicturesIT extends CrashPointsIT {}
