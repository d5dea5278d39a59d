package org.libraryexchange.letters.mail;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of mails about letters. They are in {@code messages/lettermail_*.properties}, by language. */
@MessageBundle(value = "lettermail", locale = "en")
interface LetterMailMessages {

    String subject(String city, int count);

    String lead(String desk, String city, int count);

    String letter();

    String about(String title);

    String aboutSeveral(String title);

    String more(int count, String link);
}
