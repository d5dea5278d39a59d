package org.libraryexchange.pair;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** The tests of the class look at the letters of the shared pair, where those of its superclass look at the items. */
@Retention(RUNTIME)
@Target(TYPE)
@interface InLetters {}
