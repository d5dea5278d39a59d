package org.libraryexchange.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.libraryexchange.json.Sha256;

/** A Merkle tree as in RFC 9162 (section 2.1). */
final class SealTree {

    private static final byte NODE = 1;

    private final List<byte[]> leaves;
    private final List<List<byte[]>> paths = new ArrayList<>();
    private final byte[] root;

    SealTree(List<byte[]> leaves) {
        this.leaves = leaves;
        leaves.forEach(leaf -> paths.add(new ArrayList<>()));
        this.root = root(0, leaves.size());
    }

    byte[] root() {
        return root;
    }

    /** The tree nodes that lead from a leaf to the root, from the leaf upwards. */
    List<byte[]> path(int index) {
        return paths.get(index);
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        byte[] left = root(from, split);
        byte[] right = root(split, to);
        paths.subList(from, split).forEach(path -> path.add(right));
        paths.subList(split, to).forEach(path -> path.add(left));
        return node(left, right);
    }

    /**
     * A step on the way from a leaf to the root: the tree node, its place among those of its level, and the last place
     * there.
     */
    private record Step(byte[] node, int place, int last) {

        private Step next(byte[] sibling) {
            int nextPlace = place;
            int nextLast = last;
            if (place % 2 == 0 && place != last) {
                return new Step(SealTree.node(node, sibling), place / 2, last / 2);
            }
            while (nextPlace % 2 == 0 && nextPlace != 0) {
                nextPlace /= 2;
                nextLast /= 2;
            }
            return new Step(SealTree.node(sibling, node), nextPlace / 2, nextLast / 2);
        }

        private boolean isSame(Step other) {
            return place == other.place && last == other.last && Arrays.equals(node, other.node);
        }
    }

    /**
     * A way from a leaf to its root.
     *
     * @param steps from the leaf upwards
     * @param path the tree nodes beside it
     */
    record Way(List<Step> steps, List<byte[]> path) {

        byte[] root() {
            return steps.get(steps.size() - 1).node;
        }
    }

    /**
     * The way along a path (RFC 9162, section 2.1.3.2).
     *
     * @param known another way; if this one reaches the same tree node and the paths continue in the same way, the rest
     *     is the same
     * @return empty if the path does not have the length of one for such a leaf
     */
    static Optional<Way> way(byte[] leaf, int index, int count, List<byte[]> path, Optional<Way> known) {
        List<Step> steps = new ArrayList<>(path.size() + 1);
        steps.add(new Step(leaf, index, count - 1));
        for (int i = 0; i < path.size(); i++) {
            Step at = steps.get(i);
            if (known.isPresent() && goesOnAlike(known.get(), at, i, path)) {
                steps.addAll(known.get().steps.subList(i + 1, path.size() + 1));
                return Optional.of(new Way(steps, path));
            }
            if (at.last == 0) {
                return Optional.empty();
            }
            steps.add(at.next(path.get(i)));
        }
        return steps.get(path.size()).last == 0 ? Optional.of(new Way(steps, path)) : Optional.empty();
    }

    private static boolean goesOnAlike(Way known, Step at, int from, List<byte[]> path) {
        if (known.path.size() != path.size() || !known.steps.get(from).isSame(at)) {
            return false;
        }
        for (int i = from; i < path.size(); i++) {
            if (!Arrays.equals(known.path.get(i), path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte[] node(byte[] left, byte[] right) {
        byte[] node = new byte[1 + left.length + right.length];
        node[0] = NODE;
        System.arraycopy(left, 0, node, 1, left.length);
        System.arraycopy(right, 0, node, 1 + left.length, right.length);
        return Sha256.of(node);
    }
}
