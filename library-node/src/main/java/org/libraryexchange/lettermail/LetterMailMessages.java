package org.libraryexchange.lettermail;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The texts of mails about letters. The Chinese texts are in {@code messages/lettermail_zh.properties}. */
@MessageBundle(value = "lettermail", locale = "en")
interface LetterMailMessages {

    @Message("{#if count == 1}A letter{#else}{count} letters{/if} from {city}")
    String subject(String city, int count);

    @Message("For {desk}: {#if count == 1}a letter{#else}{count} letters{/if} from {city}."
            + " Sign in to read {#if count == 1}it{#else}them{/if}.")
    String lead(String desk, String city, int count);

    @Message("A letter")
    String letter();

    @Message("A letter about {title}")
    String about(String title);

    @Message("A letter about {title} and other items")
    String aboutSeveral(String title);

    @Message("and {count} more: {link}")
    String more(int count, String link);
}
