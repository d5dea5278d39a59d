package org.libraryexchange.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.libraryexchange.item.Translated;
import org.libraryexchange.simulation.ItemChanges.Change;

/** What people and systems do about proposals: they offer, accept, edit, and send what they have always sent. */
final class Proposals {

    /** Texts that somebody has offered, and nobody has said otherwise. */
    static final Pattern OFFER = Pattern.compile("offer-[0-9]+");

    private static final int FIRST_OFFER = 50;
    private static final int OFFERS = 12;
    private static final int MOST_STEPS = 8;

    /** What each city's systems last sent of each item. They have a memory of their own, which no restore changes. */
    private final Map<UUID, SortedMap<String, String>> sent = new HashMap<>();

    private final Supplier<String> numbers;

    /** @param numbers gives each only once */
    Proposals(Supplier<String> numbers) {
        this.numbers = numbers;
    }

    /** Somebody offers changes of an item of the partner, as it is mirrored; or takes an offer back. */
    void offer(Side side, SimulatedProcess process, int city, Random random) {
        UUID id = LetterRows.id(city, FIRST_OFFER + random.nextInt(OFFERS));
        Row held = side.tables.own.get(id);
        List<Row> items = side.city.side(ExchangeKind.ITEMS).tables.mirrored.values().stream()
                .filter(row -> row.status().equals(Row.PUBLISHED) && !row.damaged())
                .toList();
        if (held != null) {
            if (random.nextInt(3) == 0) {
                run(side, new ClientWrite(side, process, id, null, random.nextInt(6), false, ""));
            }
        } else if (!items.isEmpty()) {
            Offer offer = offerFor(items.get(random.nextInt(items.size())), random);
            String subject = "about " + numbers.get();
            run(
                    side,
                    new ClientWrite(
                            side,
                            process,
                            id,
                            (row, number) -> row == null ? send(side, id, subject, offer, number) : null));
        }
    }

    /**
     * Changes of an item.
     *
     * @param texts that are offered, by pointer
     * @param sources of those that are translations, by pointer
     */
    record Offer(UUID item, String json, Map<String, String> texts, Map<String, String> sources) {}

    private Offer offerFor(Row item, Random random) {
        SortedMap<String, String> says = Settled.texts(item);
        List<String> pointers = new ArrayList<>(Settled.TEXTS);
        pointers.removeIf(pointer -> random.nextInt(3) > 0);
        if (pointers.isEmpty()) {
            pointers.add("/title/zh-Hans");
        }
        Map<String, String> texts = new TreeMap<>();
        Map<String, String> sources = new TreeMap<>();
        pointers.forEach(pointer -> {
            texts.put(pointer, "offer-" + numbers.get());
            Optional.ofNullable(says.get(Settled.original(pointer)))
                    .filter(source -> !pointer.equals(Settled.original(pointer)))
                    .ifPresent(source -> sources.put(pointer, source));
        });
        List<String> changes = pointers.stream()
                .map(pointer -> change(pointer, texts.get(pointer), says.get(pointer), sources.get(pointer)))
                .toList();
        String json = "{\"base\":{\"sha256\":\"" + Witness.digest(item) + "\",\"version\":" + item.version()
                + "},\"changes\":[" + String.join(",", changes) + "],\"item\":\"" + item.id()
                + "\",\"sort\":\"translation\"}";
        return new Offer(item.id(), json, texts, sources);
    }

    private static String change(String pointer, String becomes, String was, String source) {
        return "{\"becomes\":\"" + becomes + "\",\"pointer\":\"" + pointer + "\""
                + (source == null
                        ? ""
                        : ",\"source\":{\"pointer\":\"" + Settled.original(pointer) + "\",\"sha256\":\""
                                + Translated.fingerprint(source) + "\"}")
                + (was == null ? "" : ",\"was\":\"" + was + "\"") + "}";
    }

    private static Change send(Side side, UUID id, String subject, Offer offer, long number) {
        Row row = LetterRows.letter(
                side.owner(),
                side.site().partner(),
                id,
                LetterRows.SENT,
                1,
                number,
                subject,
                LetterRows.next(id, side.tables),
                offer.json());
        side.witness.proposes(row, offer);
        return Change.to(row);
    }

    /** Somebody accepts some of what the partner proposes. */
    void decide(Side side, Side partner, SimulatedProcess process, Random random) {
        List<Row> offers = side.tables.mirrored.values().stream()
                .filter(row ->
                        LetterRows.isLetter(row) && LetterRows.proposal(row).isPresent())
                .toList();
        if (!offers.isEmpty()) {
            Decision.Sort[] sorts = Decision.Sort.values();
            Decision decision = new Decision(
                    side,
                    partner,
                    process,
                    offers.get(random.nextInt(offers.size())),
                    sorts[random.nextInt(sorts.length)],
                    "edited " + numbers.get());
            if (random.nextBoolean()) {
                side.writes.add(decision);
            } else {
                run(side, decision);
            }
        }
    }

    /** A city's systems send some of its items as a whole. */
    void night(Side side, SimulatedProcess process, List<UUID> items, Random random) {
        for (UUID id : items) {
            Row held = side.tables.own.get(id);
            if (process.isFrozen()) {
                return;
            }
            if (held == null) {
                String title = "night " + numbers.get();
                run(
                        side,
                        new ClientWrite(
                                side,
                                process,
                                id,
                                (row, number) -> new ItemChanges(side).titled(row, id, title, number)));
            } else if (!held.isDraft() && !held.isErased()) {
                SortedMap<String, String> document = document(side, held, random);
                boolean knowing = random.nextInt(5) == 0;
                run(
                        side,
                        new ClientWrite(
                                side,
                                process,
                                id,
                                (row, number) -> row == null || row.isDraft()
                                        ? null
                                        : send(side, row, document, knowing, number)));
            }
        }
    }

    private SortedMap<String, String> document(Side side, Row held, Random random) {
        SortedMap<String, String> document = new TreeMap<>(
                random.nextInt(4) > 0
                        ? sent.getOrDefault(
                                held.id(), side.witness.settledIn(held).sent())
                        : side.witness.settledIn(held).sent());
        switch (random.nextInt(6)) {
            case 0 -> document.put(Settled.TITLE, "night " + numbers.get());
            case 1 -> document.put("/festival/rule/zh-Hans", "night " + numbers.get());
            case 2 -> takeOver(side, held, document);
            default -> {}
        }
        return document;
    }

    /** The systems take over what people have settled, as they find it in the list. */
    private static void takeOver(Side side, Row held, SortedMap<String, String> document) {
        side.tables.settled.forEach((key, value) -> {
            if (key.item().equals(held.id()) && value.state().equals("unmerged") && value.value() != null) {
                document.put(key.pointer(), value.value());
            }
        });
    }

    private Change send(Side side, Row held, SortedMap<String, String> document, boolean knowing, long number) {
        // Who sends back the notes sends what it has read with them, and what it changes.
        SortedMap<String, String> all = new TreeMap<>(document);
        if (knowing) {
            all.putAll(Settled.texts(held));
            all.put(Settled.TITLE, document.get(Settled.TITLE));
        } else {
            sent.put(held.id(), document);
        }
        return new ItemChanges(side).replaced(held, all, knowing, number);
    }

    /** Somebody at the desk changes texts, or leaves one to the systems. */
    void edit(Side side, SimulatedProcess process, UUID id, Random random) {
        String pointer = Settled.TEXTS.get(random.nextInt(Settled.TEXTS.size()));
        int sort = random.nextInt(6);
        String text = "desk " + numbers.get();
        boolean small = random.nextInt(3) == 0;
        run(side, new ClientWrite(side, process, id, (held, number) -> {
            if (held == null || held.isDraft()) {
                return null;
            }
            Settled settled = side.witness.settledIn(held);
            ItemChanges items = new ItemChanges(side);
            if (sort == 0 && !settled.values().isEmpty()) {
                return items.released(held, settled.values().firstKey(), number);
            }
            Map<String, String> changes = new HashMap<>();
            boolean back = sort == 1 && settled.values().containsKey(pointer);
            boolean removes = sort == 2 && !pointer.equals(Settled.original(pointer));
            changes.put(pointer, back ? settled.values().get(pointer).base() : removes ? null : text);
            return items.edited(held, changes, small, number);
        }));
    }

    /** Lets a transaction go on to its end, unless somebody holds what it needs: then it gives up. */
    private static void run(Side side, Pending transaction) {
        side.writes.add(transaction);
        for (int i = 0; i < MOST_STEPS && side.writes.contains(transaction) && transaction.advance(); i++) {
            // Each step does something.
        }
        if (side.writes.contains(transaction)) {
            transaction.rollBack();
        }
    }
}
