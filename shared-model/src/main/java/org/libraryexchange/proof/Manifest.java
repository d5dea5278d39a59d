package org.libraryexchange.proof;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The owner's catalogue as it was at a marker.
 *
 * @param items number of items, including withdrawn and erased ones
 * @param root the digest of all, in hexadecimal
 * @param buckets the digests of the buckets, one after another, in Base64
 * @param damaged own items whose bytes are not those that were written; the owner names them and never sends them again
 */
public record Manifest(UUID proof, int step, long sequence, long items, String root, String buckets, List<UUID> damaged)
        implements Message {

    public Manifest {
        Checks.place(proof, step, sequence);
        Checks.count("items", items);
        Checks.given("buckets", buckets);
        damaged = damaged == null ? List.of() : List.copyOf(damaged);
        CatalogueDigest digest = new CatalogueDigest(items, Base64.getDecoder().decode(buckets));
        if (!digest.root().equals(root)) {
            throw new IllegalArgumentException("root: is not the digest of the buckets: " + root);
        }
    }

    public static Manifest of(Marker marker, CatalogueDigest digest, List<UUID> damaged) {
        String buckets = Base64.getEncoder().encodeToString(digest.buckets());
        return new Manifest(
                marker.proof(), marker.step(), marker.sequence(), digest.items(), digest.root(), buckets, damaged);
    }

    public CatalogueDigest digest() {
        return new CatalogueDigest(items, Base64.getDecoder().decode(buckets));
    }

    @Override
    public String key() {
        return type().term();
    }

    @Override
    public String name() {
        return type().term() + "/" + proof + "/" + step;
    }
}
