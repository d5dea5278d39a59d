package org.libraryexchange.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seals the records that a city appends to one of its logs. For one thread. */
public final class Sealer {

    private final SigningKey key;
    private final Random random;

    /** @param random source of salts, which nobody may guess */
    public Sealer(SigningKey key, Random random) {
        this.key = key;
        this.random = random;
    }

    /** Returns the seals of records that are sent one after another, in the same order. */
    public List<Seal> seal(List<SealedContent> records) {
        List<Seal> seals = new ArrayList<>(records.size());
        for (int from = 0; from < records.size(); from += Seal.MOST_RECORDS) {
            int to = Math.min(records.size(), from + Seal.MOST_RECORDS);
            seals.addAll(tree(records.subList(from, to)));
        }
        return seals;
    }

    private List<Seal> tree(List<SealedContent> records) {
        List<byte[]> salts = records.stream().map(each -> salt()).toList();
        List<byte[]> leaves = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            leaves.add(records.get(i).leaf(salts.get(i)));
        }
        SealTree tree = new SealTree(leaves);
        byte[] signature = key.sign(Seal.signedText(records.size(), tree.root()));
        List<Seal> seals = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            seals.add(new Seal(key.id(), salts.get(i), i, records.size(), signature, tree.path(i)));
        }
        return seals;
    }

    private byte[] salt() {
        byte[] salt = new byte[Seal.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }
}
