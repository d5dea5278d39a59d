package org.libraryexchange.pages.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** What the desk says when an item is erased, in {@code messages/erasure_*.properties} by language. */
@MessageBundle(value = "erasure", locale = "en")
interface ErasureMessages {

    String link();

    String title(String title);

    String lead();

    String stale();

    String alone(int n);

    String shared(int n);

    String others();

    String orTakeDown();

    String takeDown();

    String erase();

    String done();
}
