package org.libraryexchange.seal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Checks whether the owner wrote its records. Records that were sealed together follow each other, so one check of the
 * signature is enough for all of them. For one thread.
 */
public final class SealCheck {

    private final Map<KeyId, VerifyingKey> keys;
    private Seal good;
    private Optional<SealTree.Way> goodWay = Optional.empty();

    /**
     * @param keys of the owner that are known, more than one while it changes its key; none if nothing can be checked
     */
    public SealCheck(Collection<? extends VerifyingKey> keys) {
        this.keys = keys.stream().collect(Collectors.toMap(VerifyingKey::id, Function.identity(), (key, same) -> key));
    }

    /** Trusts every record, because no key of the owner is known. */
    public static SealCheck none() {
        return new SealCheck(List.of());
    }

    /**
     * Checks a record.
     *
     * @param content used only if a key is known
     * @param header of the seal; empty if there is none, or more than one
     */
    public SealState check(Supplier<SealedContent> content, Optional<byte[]> header) {
        if (keys.isEmpty()) {
            return SealState.UNCHECKED;
        }
        if (header.isEmpty()) {
            return SealState.MISSING;
        }
        return Seal.read(header.get())
                        .filter(seal -> isGood(seal, content.get()))
                        .isPresent()
                ? SealState.GOOD
                : SealState.WRONG;
    }

    private boolean isGood(Seal seal, SealedContent content) {
        Optional<SealTree.Way> way = seal.way(content, goodWay);
        boolean isGood = way.filter(found -> isKnown(seal, found.root()) || isSigned(seal, found.root()))
                .isPresent();
        if (isGood) {
            good = seal;
            goodWay = way;
        }
        return isGood;
    }

    private boolean isKnown(Seal seal, byte[] root) {
        return good != null
                && good.key().equals(seal.key())
                && good.count() == seal.count()
                && Arrays.equals(goodWay.orElseThrow().root(), root)
                && Arrays.equals(good.signature(), seal.signature());
    }

    private boolean isSigned(Seal seal, byte[] root) {
        VerifyingKey key = keys.get(seal.key());
        return key != null && key.verifies(Seal.signedText(seal.count(), root), seal.signature());
    }
}
