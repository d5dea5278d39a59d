package org.libraryexchange.pair;

import org.libraryexchange.record.CityLog.Sort;

/** The same with letters. */
@In(Sort.LETTERS)
class ReplayOverLettersIT extends ReplayIT {}
