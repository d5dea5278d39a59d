package org.libraryexchange.pages.console;

import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the ops pages about pauses. They are in {@code messages/pause_*.properties}, by language. They have a
 * bundle of their own because Qute cannot make one of more than 300 messages.
 */
@MessageBundle(value = "pause", locale = "en")
interface PauseMessages {

    String until(String until);

    String there(String city);

    String title(String city);

    String none(String city);

    String because(String city, String until, String by, String began, String reason);

    String begin(String city);

    String anew();

    String beginText();

    String span();

    String reason();

    String end(String city);

    String endText();

    String notCompared();
}
