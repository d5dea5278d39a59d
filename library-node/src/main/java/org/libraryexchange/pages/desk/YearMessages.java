package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page of a year. They are in {@code messages/year_*.properties}, by language. */
@MessageBundle(value = "year", locale = "en")
interface YearMessages {

    String title();

    String of(String year);

    String lead(String one, String other);

    String figure(String figure);

    String days(long days);

    String asOf(String day);

    String place(String city, String items, String letters);

    String table();

    String print();

    String together();

    String nothing();

    String more(String n);

    String letters();
}
