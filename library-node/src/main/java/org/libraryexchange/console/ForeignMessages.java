package org.libraryexchange.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the ops pages about records that somebody else has written. The Chinese texts are in
 * {@code messages/foreign_zh.properties}.
 */
@MessageBundle(value = "foreign", locale = "en")
interface ForeignMessages {

    @Message("Somebody else can write to our log")
    String headline();

    @Message("Log {topic}: {#if one}one record is{#else}{n} records are{/if} not ours")
    String trouble(String topic, boolean one, String n);

    @Message("Records in our logs that are not ours")
    String title();

    @Message(
            "Somebody else has written these records to the logs of this city. Partners that know our key refuse them. Ask"
                    + " the administrator of the broker who may write to these topics, and have that permission removed.")
    String lead();

    @Message("There are none.")
    String none();

    @Message("Records")
    String count();

    @Message("Offsets")
    String offsets();

    @Message("First noticed")
    String noticed();

    @Message("The permissions are corrected")
    String corrected();

    @Message("Only this city can write to the log now. Another record of somebody else raises the alarm again.")
    String correctedText();

    @Message("The records are settled.")
    String settled();

    @Message("Somebody other than the partner may have written this record. Who can write to the partner’s log now?")
    String rights();

    @Message("Not corrected yet: keep the record open")
    String notYet();
}
