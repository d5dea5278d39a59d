package org.libraryexchange.pair.fuzz;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.libraryexchange.pair.CityUnderTest;
import org.libraryexchange.pair.fuzz.Description.Operation;

/** Sends one node requests, one after the other, and collects what is wrong with the answers. */
final class Fuzzer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PATIENCE_WITH_BROKEN = Duration.ofMillis(200);
    private static final int MOST_FINDINGS = 20;

    private final CityUnderTest city;
    private final URI address;
    private final long seed;
    private final Description api;
    private final Known known;
    private final ApiTokens tokens;
    private final Oracle oracle;
    private final Random random;
    private final RequestGenerator requests;
    private final Broken broken;
    private final AnswerTally tally = new AnswerTally();
    private final Map<String, String> findings = new LinkedHashMap<>();
    private RawConnection wire;

    Fuzzer(CityUnderTest city, long seed) {
        this.city = city;
        this.address = city.api();
        this.seed = seed;
        this.api = Description.of(address);
        this.known = new Known(api);
        this.tokens = new ApiTokens(city);
        this.oracle = new Oracle(api, city, tokens);
        this.random = new Random(31 * seed + city.name().hashCode());
        this.requests = new RequestGenerator(api, known, tokens, random);
        this.broken = new Broken(api, requests, random);
    }

    void send(int count) {
        for (int number = 0; number < count && findings.size() < MOST_FINDINGS; number++) {
            if (random.nextInt(16) == 0) {
                sendBroken(number);
            } else {
                sendWhole(number);
            }
        }
        hangUp();
    }

    private void sendWhole(int number) {
        RequestMessage message = requests.next();
        byte[] bytes = message.bytes();
        boolean toHead = message.method.equals("HEAD");
        Optional<Answer> answer = ask(bytes, toHead);
        if (answer.isEmpty()) {
            note(number, bytes, "nothing", "no answer");
            return;
        }
        tally.add(answer.get());
        Optional<Operation> operation = api.reachedBy(message.method, message.path);
        for (String complaint : oracle.complaints(operation, message.path, toHead, answer.get())) {
            note(
                    number,
                    bytes,
                    answer.get().toString(),
                    operation.map(Operation::id).orElse("no operation") + ": " + complaint);
        }
        known.learn(message.path, answer.get());
    }

    /** Once more where the node has ended a kept connection meanwhile. */
    private Optional<Answer> ask(byte[] bytes, boolean toHead) {
        boolean kept = wire != null;
        if (!kept) {
            wire = new RawConnection(address, PATIENCE);
        }
        wire.send(bytes);
        Optional<Answer> answer = wire.answer(toHead);
        if (answer.map(Answer::endsConnection).orElse(true)) {
            hangUp();
        }
        if (answer.isEmpty()) {
            tally.addUnread(1);
        }
        return answer.isEmpty() && kept ? ask(bytes, toHead) : answer;
    }

    private void sendBroken(int number) {
        byte[] bytes = broken.next();
        int most = Broken.most(bytes);
        try (RawConnection own = new RawConnection(address, PATIENCE_WITH_BROKEN)) {
            own.send(bytes);
            if (random.nextInt(4) > 0) {
                for (Optional<Answer> answer = own.answer(false); answer.isPresent(); answer = own.answer(false)) {
                    most--;
                    tally.addPerhaps(answer.get());
                    for (String complaint : oracle.complaints(Optional.empty(), "", false, answer.get())) {
                        note(number, bytes, answer.get().toString(), "broken: " + complaint);
                    }
                    if (answer.get().endsConnection()) {
                        break;
                    }
                }
            }
        }
        tally.addUnread(Math.max(0, most));
    }

    private void note(int number, byte[] sent, String answer, String complaint) {
        findings.putIfAbsent(
                complaint,
                "%s, seed %d, request %d: %s\n> %s\n< %s"
                        .formatted(city, seed, number, complaint, tokens.named(Broken.shown(sent)), answer));
    }

    private void hangUp() {
        if (wire != null) {
            wire.close();
            wire = null;
        }
    }

    List<String> findings() {
        return List.copyOf(findings.values());
    }

    AnswerTally tally() {
        return tally;
    }
}
