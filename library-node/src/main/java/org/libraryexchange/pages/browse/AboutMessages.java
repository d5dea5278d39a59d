package org.libraryexchange.pages.browse;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the page about this site. They are in {@code messages/about_*.properties}, by language. */
@MessageBundle(value = "about", locale = "en")
public interface AboutMessages {

    String title();

    String exchange();

    String copies();

    String libraries();

    String writing();

    String asking();

    String use();

    String licences();

    String programs();

    String comparing();

    String copyHere(String city);

    String copyThere(String own, String city);

    String copyUnproved(String copy);

    String copyProved(String copy, String at, long items, String shown);

    String copyDiffers(String copy, String at, String same, String items, long differing);

    String copyChanged(long changes, String shown);

    String privacy();

    String cookies();
}
