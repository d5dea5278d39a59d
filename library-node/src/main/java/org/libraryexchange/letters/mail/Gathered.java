package org.libraryexchange.letters.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Letters for one mail.
 *
 * @param desk that they are for
 * @param from the partner that wrote them
 * @param ids the one that came first is the first
 * @param since when that one came
 */
record Gathered(String desk, String from, List<UUID> ids, Instant since) {

    /**
     * A letter about which no mail was sent.
     *
     * @param toDesk the desk that it names
     * @param came when it came
     */
    record Unmailed(UUID id, String owner, Optional<String> toDesk, Instant came) {}

    private record Mail(String desk, String from) {}

    /**
     * Gathers letters by the desks that they are for.
     *
     * @param letters the one that came first is the first
     */
    static List<Gathered> of(List<Unmailed> letters, Function<Optional<String>, String> deskFor) {
        Map<Mail, List<Unmailed>> mails = new LinkedHashMap<>();
        letters.forEach(letter -> mails.computeIfAbsent(
                        new Mail(deskFor.apply(letter.toDesk()), letter.owner()), mail -> new ArrayList<>())
                .add(letter));
        return mails.entrySet().stream()
                .map(mail -> new Gathered(
                        mail.getKey().desk(),
                        mail.getKey().from(),
                        mail.getValue().stream().map(Unmailed::id).toList(),
                        mail.getValue().get(0).came()))
                .toList();
    }
}
