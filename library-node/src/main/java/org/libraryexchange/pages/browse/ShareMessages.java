package org.libraryexchange.pages.browse;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of what readers take along. They are in {@code messages/share_*.properties}, by language. */
@MessageBundle(value = "share", locale = "en")
public interface ShareMessages {

    String takeAlong();

    String toCalendar();

    String subscribe(String what);

    String subscribing();

    String appleCalendar();

    String otherCalendars();

    String listAsCalendar();

    String listAsFeed();

    String listAsFile();

    String feedOf(String city);

    String permanentLink();

    String share();

    String copyLink();

    String cite();

    String creditLine();

    String copy();

    String copied();
}
