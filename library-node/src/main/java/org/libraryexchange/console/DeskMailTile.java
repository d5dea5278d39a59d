package org.libraryexchange.console;

import java.util.List;
import org.libraryexchange.console.OverviewPage.Tile;
import org.libraryexchange.lettermail.DeskMail;

/** How many of the desks do not get their mail about letters. */
final class DeskMailTile {

    private DeskMailTile() {}

    static Tile of(Speech speech, String own, List<DeskMail> desks) {
        long failing =
                desks.stream().filter(desk -> desk.failingSince().isPresent()).count();
        return new Tile(
                speech.words().desksWithoutMail(),
                speech.number(failing),
                speech.words().ofItems(speech.number(desks.size())),
                desks.stream().map(desk -> note(speech, desk)).toList(),
                speech.accent(own),
                failing == 0,
                "");
    }

    private static String note(Speech speech, DeskMail mail) {
        ConsoleMessages words = speech.words();
        String desk = speech.language().pick(mail.names()).orElse(mail.desk());
        return mail.failingSince()
                .map(since -> words.deskMailFails(desk, speech.moment(since)))
                .or(() -> mail.sent().map(at -> words.deskMailed(desk, speech.moment(at))))
                .orElseGet(() -> words.deskNotMailed(desk));
    }
}
