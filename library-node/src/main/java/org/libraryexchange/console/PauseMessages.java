package org.libraryexchange.console;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * The texts of the ops pages about pauses. The Chinese texts are in {@code messages/pause_zh.properties}. They have a
 * bundle of their own because Qute cannot make one of more than 300 messages.
 */
@MessageBundle(value = "pause", locale = "en")
interface PauseMessages {

    @Message("paused until {until}")
    String until(String until);

    @Message("{city} has paused: it applies nothing of ours for now")
    String there(String city);

    @Message("Pausing {city}")
    String title(String city);

    @Message("Items and letters from {city} are applied as they come.")
    String none(String city);

    @Message("Nothing from {city} is applied until {until}. {by} paused it at {began}. Reason: {reason}")
    String because(String city, String until, String by, String began, String reason);

    @Message("Pause {city}")
    String begin(String city);

    @Message("Pause for longer or shorter")
    String anew();

    @Message(
            "Nothing that comes from there is applied until then, erasures included. We go on publishing. At most 7 days.")
    String beginText();

    @Message("For")
    String span();

    @Message("Reason, for colleagues")
    String reason();

    @Message("Resume {city} now")
    String end(String city);

    @Message("Everything that has waited is applied, and the copy is checked.")
    String endText();

    @Message("not compared, since the mirror is paused")
    String notCompared();
}
