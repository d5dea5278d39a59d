package org.libraryexchange.pair;

import org.junit.jupiter.api.Tag;
import org.libraryexchange.record.CityLog.Sort;

/** The same with letters. */
@In(Sort.LETTERS)
@Tag("long")
class CrashPointsOverLettersIT extends CrashPointsIT {}
