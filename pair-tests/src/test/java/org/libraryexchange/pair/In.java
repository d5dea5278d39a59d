package org.libraryexchange.pair;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.libraryexchange.record.CityLog.Sort;

/** The tests of the class look at the letters or pictures of the shared pair, where those of its superclass look at the items. */
@Retention(RUNTIME)
@Target(TYPE)
@interface In {

    Sort value();
}
