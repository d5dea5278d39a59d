package org.libraryexchange.exchange.proving;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.libraryexchange.exchange.log.Position;
import org.libraryexchange.proof.CatalogueDigest;
import org.libraryexchange.proof.Listing;
import org.libraryexchange.proof.Manifest;
import org.libraryexchange.proof.Marker;
import org.libraryexchange.proof.Message;
import org.libraryexchange.proof.ProofRequest;
import org.libraryexchange.proof.Receipt;

/** A mirror's comparisons in memory, with the rules of the tables, and the messages that it writes. */
final class InMemoryComparisons implements MirrorProofs {

    private static final class Met {
        private final Position at;
        private CatalogueDigest own;
        private Manifest manifest;
        private final Map<Integer, Listing> parts = new HashMap<>();
        private boolean answered;

        private Met(Position at) {
            this.at = at;
        }

        private boolean isLost() {
            return !answered && (own == null || manifest != null);
        }
    }

    private final String mirror;
    private final Map<ProofStep, Met> places = new LinkedHashMap<>();
    private final Map<UUID, Rejection> rejections = new HashMap<>();
    private final List<Message> waiting = new ArrayList<>();

    InMemoryComparisons(String mirror) {
        this.mirror = mirror;
    }

    /** Returns the waiting messages to the owner, and removes them. */
    List<Message> takeLetters() {
        List<Message> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    void rejected(UUID item, Rejection rejection) {
        rejections.put(item, rejection);
    }

    @Override
    public boolean meet(ProofStep place, Marker marker, Position at) {
        Met met = places.computeIfAbsent(place, unmet -> new Met(at));
        return !met.answered && met.at.equals(at);
    }

    @Override
    public void forget(ProofStep place) {
        open(place).ifPresent(met -> met.answered = true);
    }

    @Override
    public OptionalLong stoodAt(ProofStep place) {
        return places.entrySet().stream()
                .filter(entry -> entry.getKey().proof().equals(place.proof())
                        && entry.getKey().step() < place.step())
                .max(Comparator.comparingInt(entry -> entry.getKey().step()))
                .map(entry -> OptionalLong.of(entry.getValue().at.sequence()))
                .orElse(OptionalLong.empty());
    }

    @Override
    public void hashed(ProofStep place, CatalogueDigest digest) {
        open(place).ifPresent(compared -> compared.own = digest);
    }

    @Override
    public void keep(ProofStep place, Manifest manifest) {
        open(place).ifPresent(compared -> compared.manifest = manifest);
    }

    @Override
    public Optional<Sides> sides(ProofStep place) {
        return open(place)
                .filter(compared -> compared.own != null && compared.manifest != null)
                .map(compared -> new Sides(compared.manifest.digest(), compared.own));
    }

    private Optional<Met> open(ProofStep place) {
        return Optional.ofNullable(places.get(place)).filter(compared -> !compared.answered);
    }

    @Override
    public void keep(ProofStep place, Listing listing) {
        open(place).ifPresent(compared -> compared.parts.put(listing.part(), listing));
    }

    @Override
    public int parts(ProofStep place, int last) {
        return (int) IntStream.rangeClosed(0, last)
                .filter(part -> part(place, part).isPresent())
                .count();
    }

    @Override
    public Optional<Listing> part(ProofStep place, int number) {
        return Optional.ofNullable(places.get(place).parts.get(number));
    }

    @Override
    public Catalogue compared(ProofStep place) {
        return places.entrySet().stream()
                .filter(entry -> entry.getKey().proof().equals(place.proof()) && entry.getValue().manifest != null)
                .max(Comparator.comparingInt(entry -> entry.getKey().step()))
                .map(entry -> entry.getValue().manifest)
                .map(manifest -> new Catalogue(manifest.items(), manifest.root()))
                .orElse(Catalogue.NOTHING);
    }

    @Override
    public Map<UUID, Rejection> rejections(String owner, Set<UUID> items) {
        return rejections.entrySet().stream()
                .filter(entry -> items.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void answer(Receipt receipt) {
        ProofStep place = new ProofStep(receipt.owner(), receipt.proof(), receipt.step(), receipt.sequence());
        open(place).ifPresent(compared -> {
            compared.answered = true;
            waiting.add(receipt);
        });
    }

    @Override
    public Set<ProofStep> lost(String owner, Position reading) {
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().isLost())
                .filter(entry -> entry.getValue().at.nextOffset() < reading.nextOffset())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public void caughtUp(String owner) {
        waiting.add(new ProofRequest(UUID.randomUUID(), owner, mirror));
    }
}
