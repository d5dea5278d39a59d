package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the sources of items. They are in {@code messages/source_*.properties}, by language. */
@MessageBundle(value = "source", locale = "en")
interface SourceMessages {

    String lead();

    String none();

    String failing(long count, String n);

    String newSource();

    String importBySource();

    String add();

    String change();

    String save();

    String cancel();

    String showRecords();

    String field(String field);

    String hint(String field);

    String kind(String kind);

    String schedule(String schedule);

    String wrong(String field);

    String state(String state);

    String trouble(String trouble);

    String count(String count);

    String fetch();

    String trust();

    String trustLead();

    String end();

    String endLead();

    String done(String done);

    String sourceImport();

    String withdrawals(String n);

    String asPublished();

    String keptOurs();
}
