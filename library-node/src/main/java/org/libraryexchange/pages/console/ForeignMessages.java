package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the ops pages about records that somebody else has written. The Chinese texts are in
 * {@code messages/foreign_zh.properties}.
 */
@MessageBundle(value = "foreign", locale = "en")
interface ForeignMessages {

    String headline();

    String title();

    String lead();

    String none();

    String count();

    String offsets();

    String noticed();

    String corrected();

    String correctedText();

    String settled();

    String rights();

    String notYet();
}
